//! Constraints that cannot be settled where they arise, because a type is not known yet.
//!
//! 1. While the body is walked, and after it, every constraint is retried when one of the variables
//!    that it waits for gets news ([`Level::Known`]: only what follows without doubt).
//! 2. What is then left is settled by evidence of use, level by level; consequences are drawn before
//!    the next guess.
//! 3. Calls of one unknown function agree in what they give.
//! 4. Literals get their defaults, floats first; consequences again.
//!
//! Each constraint is retried a bounded number of times, so the whole is near-linear.

use std::collections::VecDeque;
use std::rc::Rc;

use super::methods::{self, MethodCall};
use super::unify::{ConstraintId, Id, Kind, Node, Unifier, Var};
use super::{ops, shapes};
use crate::ir::Int;
use crate::maps::HashSet;

/// How much may be guessed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Nothing.
    Known,
    /// Patterns and expected types say what an unknown value is.
    Shape,
    /// One operand says what the other is; methods that only floats have.
    Operand,
    /// The result says what the operands are.
    Result,
}

#[derive(Clone, Debug)]
pub enum Constraint {
    /// `l op r`; without a result `l op= r`.
    Binary {
        kind: OpKind,
        /// The name of the operator's trait.
        name: &'static str,
        l: Id,
        r: Id,
        out: Option<Id>,
    },
    /// `-x` and `!x`.
    Unary {
        inner: Id,
        out: Id,
    },
    /// `l < r`, `assert_eq!(l, r)`.
    Compare {
        l: Id,
        r: Id,
    },
    /// Equal behind all references.
    Same {
        l: Id,
        r: Id,
    },
    Index {
        base: Id,
        index: Id,
        out: Id,
    },
    /// `base.0`, `range.start`.
    Field {
        base: Id,
        field: Rc<str>,
        out: Id,
    },
    /// `S { field: part, .. }`.
    FieldPat {
        of: Id,
        field: Rc<str>,
        part: Id,
    },
    /// `*inner`, also the pattern `&out`.
    Deref {
        inner: Id,
        out: Id,
        pattern: Option<bool>,
    },
    Method(Rc<MethodCall>),
    Call {
        callee: Id,
        args: Rc<[Id]>,
        out: Id,
    },
    /// A value where a reference type is expected.
    Coerce {
        from: Id,
        to: Id,
    },
    /// What `for` takes out of a value.
    Items {
        of: Id,
        item: Id,
    },
    /// `(a, .., b)`: `rest` is the position of the dots.
    TuplePat {
        of: Id,
        parts: Rc<[Id]>,
        rest: Option<usize>,
    },
    /// `[a, rest @ .., b]`.
    SlicePat {
        of: Id,
        parts: Rc<[Id]>,
        rest: Option<(usize, Id)>,
        refutable: bool,
    },
    /// `Some(part)`, `Ok(part)`, `Err(part)`.
    VariantPat {
        of: Id,
        variant: Variant,
        part: Id,
    },
    /// `collect()`.
    Collect {
        item: Id,
        out: Id,
    },
    /// `sum()` and `product()`.
    Sum {
        item: Id,
        out: Id,
    },
    /// `inner?`.
    Try {
        inner: Id,
        out: Id,
        /// What the function (or closure) around it returns.
        ret: Id,
    },
    /// `inner.clone()`.
    Clone {
        inner: Id,
        out: Id,
        owned: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpKind {
    /// `+ - * / %`.
    Arithmetic,
    /// `& | ^`.
    Bits,
    /// `<< >>`.
    Shift,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Variant {
    Some,
    Ok,
    Err,
}

/// What came of trying a constraint.
pub enum Step {
    Done,
    /// Nothing can be said as long as these are free.
    Wait(Vec<Id>),
}

#[derive(Default)]
pub struct Solver {
    pub u: Unifier,
    constraints: Vec<Option<Constraint>>,
    /// The type parameters in scope, in terms of which their bounds declare methods.
    pub params: std::collections::BTreeMap<String, Id>,
    /// Methods declared in sight, by their type's name and their own.
    pub methods: Rc<std::collections::BTreeMap<(String, String), crate::known::Method>>,
    /// Those of traits that arrays, slices, `Vec`s and tuples have.
    pub extensions: Rc<crate::higher::Extensions>,
    /// Operators declared in sight.
    pub operators: Rc<Vec<crate::operators::Signature>>,
    /// What is not known of sums with a user's type, and that type.
    pub terms: Vec<(Id, Id)>,
    /// Results of calls, and what they are if nothing else tells.
    pub made: Vec<(Id, Id)>,
    /// What `Zero::zero()` gives, and the type parameter that it is of if nothing else tells.
    pub neutral: Vec<(Id, Id)>,
    /// Waiting for a guess, in source order.
    guesses: VecDeque<ConstraintId>,
    /// Consequences are being drawn: constraints that a constraint adds do not start it again, so the
    /// depth of recursion does not depend on the function.
    busy: bool,
}

impl Solver {
    /// Adds a constraint, and settles it if that can be done at once.
    pub fn require(&mut self, constraint: Constraint) {
        let id = self.constraints.len();
        self.constraints.push(Some(constraint));
        if !self.attempt(id, Level::Known) {
            self.guesses.push_back(id);
        }
        self.settle();
    }

    /// Draws the consequences of what became known.
    fn settle(&mut self) {
        if std::mem::replace(&mut self.busy, true) {
            return;
        }
        while let Some(id) = self.u.wake() {
            if !self.attempt(id, Level::Known) {
                self.guesses.push_back(id);
            }
        }
        self.busy = false;
    }

    /// Settles what is left. `f32` says which float an unknown callee's result is; `results` are the
    /// results of the calls of each callee, `constants` the constants that the macro does not see.
    pub fn finish(
        &mut self,
        f32: bool,
        results: impl Iterator<Item = Vec<Id>>,
        constants: Vec<Id>,
    ) {
        self.tables(constants);
        self.guess(Level::Shape);
        self.guess(Level::Operand);
        self.instances();
        self.guess(Level::Operand);
        self.constructed();
        self.guess(Level::Result);
        results.for_each(|results| self.agree(&results));
        self.constructed();
        self.guess(Level::Result);
        self.open_results();
        self.neutral();
        self.default_floats(f32);
        self.guess(Level::Result);
        self.default_ints();
        self.guess(Level::Result);
        self.default_operands(f32);
    }

    /// What `Type::new` gives is most likely of that type. (Emitted code asserts it.)
    fn constructed(&mut self) {
        for (result, made) in std::mem::take(&mut self.made) {
            if self.u.is_any(result) {
                self.u.unify(result, made);
            }
        }
    }

    /// A constant that is indexed or iterated over is a table: an array, or a slice, which is all that
    /// emitted code needs to know. So are its elements, if they are indexed in turn.
    fn tables(&mut self, mut constants: Vec<Id>) {
        while !constants.is_empty() {
            self.settle();
            let used = self.used_as_tables();
            let mut elements = Vec::new();
            for constant in constants {
                let at = self.u.strip(constant);
                if self.u.is_any(at) && used.contains(&at) {
                    let element = self.u.open();
                    self.bind(at, Node::Slice(element));
                    elements.push(element);
                }
            }
            constants = elements;
        }
    }

    fn used_as_tables(&self) -> HashSet<Id> {
        let used = |constraint: &Constraint| match constraint {
            Constraint::Index { base, .. } => Some(*base),
            Constraint::Items { of, .. } => Some(*of),
            Constraint::Method(call) if methods::is_of_slices(&call.name) => Some(call.receiver),
            _ => None,
        };
        self.constraints
            .iter()
            .flatten()
            .filter_map(used)
            .map(|id| self.u.strip(id))
            .collect()
    }

    /// Unknown operands of arithmetic and receivers of numbers' methods are floats: this is numeric code.
    /// (Emitted code asserts it to rustc.)
    fn default_operands(&mut self, f32: bool) {
        for id in 0..self.constraints.len() {
            let number = match &self.constraints[id] {
                Some(Constraint::Binary {
                    kind: OpKind::Arithmetic,
                    l,
                    ..
                }) => *l,
                Some(Constraint::Method(call)) if methods::is_of_numbers(&call.name) => {
                    call.receiver
                }
                _ => continue,
            };
            let number = self.u.strip(number);
            if ops::class(self, number) == ops::Class::Any {
                self.bind(number, if f32 { Node::F32 } else { Node::F64 });
                self.guess(Level::Result);
            }
        }
    }

    fn guess(&mut self, level: Level) {
        self.settle();
        self.guesses = (0..self.constraints.len())
            .filter(|id| self.constraints[*id].is_some())
            .collect();
        while let Some(id) = self.guesses.pop_front() {
            self.attempt(id, level);
            self.settle();
        }
    }

    /// Tries one constraint; `true` if nothing is left of it.
    fn attempt(&mut self, id: ConstraintId, level: Level) -> bool {
        let Some(constraint) = self.constraints[id].clone() else {
            return true;
        };
        match self.step(&constraint, level) {
            Step::Done => {
                self.constraints[id] = None;
                true
            }
            Step::Wait(vars) => {
                for var in vars {
                    self.u.wait(var, id);
                }
                false
            }
        }
    }

    fn step(&mut self, constraint: &Constraint, level: Level) -> Step {
        match constraint {
            Constraint::Binary {
                kind,
                name,
                l,
                r,
                out,
            } => ops::binary(self, level, (*kind, name), *l, *r, *out),
            Constraint::Unary { inner, out } => ops::unary(self, level, *inner, *out),
            Constraint::Compare { l, r } => ops::compare(self, level, *l, *r),
            Constraint::Same { l, r } => ops::same(self, level, *l, *r),
            Constraint::Index { base, index, out } => {
                shapes::index(self, level, *base, *index, *out)
            }
            Constraint::Field { base, field, out } => {
                shapes::field(self, level, *base, field, *out)
            }
            Constraint::FieldPat { of, field, part } => shapes::field_pat(self, *of, field, *part),
            Constraint::Deref {
                inner,
                out,
                pattern,
            } => shapes::deref(self, level, *inner, *out, *pattern),
            Constraint::Method(call) => methods::step(self, level, call),
            Constraint::Call { callee, args, out } => shapes::call(self, *callee, args, *out),
            Constraint::Coerce { from, to } => shapes::coerce(self, level, *from, *to),
            Constraint::Items { of, item } => shapes::items(self, *of, *item),
            Constraint::TuplePat { of, parts, rest } => {
                shapes::tuple_pat(self, level, *of, parts, *rest)
            }
            Constraint::SlicePat {
                of,
                parts,
                rest,
                refutable,
            } => shapes::slice_pat(self, level, *of, parts, (*rest, *refutable)),
            Constraint::VariantPat { of, variant, part } => {
                shapes::variant_pat(self, level, *of, *variant, *part)
            }
            Constraint::Collect { item, out } => shapes::collect(self, *item, *out),
            Constraint::Sum { item, out } => shapes::sum(self, level, *item, *out),
            Constraint::Try { inner, out, ret } => {
                shapes::question(self, level, *inner, *out, *ret)
            }
            Constraint::Clone { inner, out, owned } => {
                shapes::clone(self, level, *inner, *out, *owned)
            }
        }
    }

    /// Calls of one function most likely give one type: where a use tells that it is a number, the other
    /// calls, of which nothing is told, follow.
    fn agree(&mut self, results: &[Id]) {
        let Some(known) = results
            .iter()
            .copied()
            .find(|result| self.is_plain_number(*result))
        else {
            return;
        };
        for result in results
            .iter()
            .filter(|result| self.u.is_any(**result))
            .copied()
            .collect::<Vec<_>>()
        {
            self.u.unify(result, known);
        }
    }

    /// In a function of one kind of numbers, what is zero of any kind is most likely one of these. (Emitted code asserts it.)
    fn neutral(&mut self) {
        for (value, param) in std::mem::take(&mut self.neutral) {
            if matches!(self.u.get(value), Node::Var(_)) {
                self.u.unify(value, param);
            }
        }
    }

    fn is_plain_number(&self, id: Id) -> bool {
        ops::is_number(self, id) && !matches!(self.u.get(id), Node::Ref(..))
    }

    /// The results of what could not be settled depend on things that the macro does not see.
    fn open_results(&mut self) {
        for constraint in self.constraints.clone().iter().flatten() {
            match constraint {
                Constraint::Binary { out, .. } => out.iter().for_each(|out| self.u.mark_open(*out)),
                Constraint::Method(call) => {
                    self.u.mark_open(call.out);
                    call.args.iter().for_each(|arg| self.u.mark_open(*arg));
                }
                // The function's parameters may say what its arguments are.
                Constraint::Call { args, out, .. } => {
                    self.u.mark_open(*out);
                    args.iter().for_each(|arg| self.u.mark_open(*arg));
                }
                Constraint::Unary { out, .. }
                | Constraint::Index { out, .. }
                | Constraint::Field { out, .. }
                | Constraint::Deref { out, .. }
                | Constraint::Items { item: out, .. }
                | Constraint::VariantPat { part: out, .. }
                | Constraint::FieldPat { part: out, .. }
                | Constraint::Collect { out, .. }
                | Constraint::Sum { out, .. }
                | Constraint::Try { out, .. }
                | Constraint::Clone { out, .. } => self.u.mark_open(*out),
                Constraint::TuplePat { parts, .. } | Constraint::SlicePat { parts, .. } => {
                    parts.iter().for_each(|part| self.u.mark_open(*part));
                }
                Constraint::Compare { .. }
                | Constraint::Same { .. }
                | Constraint::Coerce { .. } => {}
            }
        }
    }

    /// A float literal alone is `f64`, as rustc has it; one that meets an unknown value is what the
    /// function computes with.
    fn default_floats(&mut self, f32: bool) {
        for (id, var) in self.u.free_vars() {
            if var.kind == Kind::Float {
                let node = if var.open && f32 {
                    Node::F32
                } else {
                    Node::F64
                };
                self.bind(id, node);
            }
        }
    }

    /// An integer literal alone is `i32`, as rustc has it. One that meets an unknown value stays
    /// unknown, except that the bounds of a range are nearly always `usize`.
    fn default_ints(&mut self) {
        for (id, var) in self.u.free_vars() {
            match var {
                // A counter, most likely. (Emitted code asserts it.)
                Var {
                    kind: Kind::Int, ..
                } if self.u.is_guessed_field(id) => self.bind(id, Node::Int(Int::Usize)),
                Var {
                    kind: Kind::Int,
                    open: false,
                    ..
                } => self.bind(id, Node::Int(Int::I32)),
                Var {
                    kind: Kind::Int,
                    counter: true,
                    ..
                } => self.bind(id, Node::Int(Int::Usize)),
                _ => {}
            }
        }
    }

    fn bind(&mut self, id: Id, node: Node) {
        let node = self.u.add(node);
        self.u.unify(id, node);
    }
}
