//! The intermediate representation: structured SSA over scalars, with explicit memory.
//!
//! # Glossary
//! * *primal*: the user's computation. *adjoint* (`x_bar`): the reverse derivative of a value.
//!   *shadow*: the memory that holds the adjoints of a root. *partial*: local derivative of one operation.
//! * *value* ([`ValId`]): a scalar, assigned once. Mutable scalar variables of the source become
//!   several values; where control flow joins, the joining op has a result.
//! * *root* ([`RootId`]): a variable that holds memory: arrays, `Vec`s, slices, what `&mut f64` points to.
//! * *place* ([`Place`]): a root and a path of indices, fields and ranges into it. References and
//!   views of the source (`&x[a..b]`, `let r = &mut a[1]`) are places; they vanish in lowering.
//! * *region*: a list of ops, run in order, with parameters and yields. Control flow is a tree of
//!   regions; there is no goto, hence the reverse of a region is a region.
//!
//! # Invariants (checked by [`verify`])
//! * Every value is defined once, before its uses, in a region that encloses them.
//! * Only scalars are values. Memory never flows through yields: where the source merges memory
//!   (`let v = if c { a } else { b }`), a root is allocated before and assigned in each branch.
//! * A root is used only after its [`OpKind::Alloc`] (or as a parameter), in the region of the alloc or below.
//! * The values in a place's path are fixed when the reference is taken (they are SSA), so a place
//!   means the same location wherever it occurs.
//! * There is deliberately no early exit: `break`, `continue`, `return` are normalised in lowering
//!   (see [`Loop`]): what follows a conditional exit is nested in the branch that goes on.

mod calls;
mod memory;
pub mod print;
#[cfg(test)]
pub mod testing;
mod types;
pub mod verify;
mod walk;

pub use types::{in_variant, is_partly_skipped, is_skipped, place_type, try_place_type};

pub use calls::*;
pub use memory::*;
use proc_macro2::{Span, TokenStream};

use crate::rules::Rule;

/// A scalar value; index into [`Func::vals`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ValId(pub u32);

/// A variable that holds memory; index into [`Func::roots`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct RootId(pub u32);

/// A statement of the source; index into [`Func::sources`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SrcId(pub u32);

/// One function.
#[derive(Clone, Debug)]
pub struct Func {
    /// The function's own name.
    pub ident: syn::Ident,
    /// Parameters in source order.
    pub params: Vec<Param>,
    /// What the function returns. The scalar leaves are yields of `body`.
    pub ret: Ret,
    pub body: Region,
    pub vals: Vec<ValInfo>,
    pub roots: Vec<RootInfo>,
    pub sources: Vec<Source>,
    /// The results of each [`OpKind::Replay`], and what was recorded of which they are the value.
    pub replays: Vec<(ValId, ValId)>,
    /// What is switched off of that which is decided where recording and emitting are: `ahead`, `lends`, `unseen`.
    pub off: Vec<String>,
}

/// A statement of the source, for comments and reports.
#[derive(Clone, Debug)]
pub struct Source {
    /// The statement on one line, shortened; for compound statements the head only (`for i in 0..n`).
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct ValInfo {
    pub ty: Scalar,
    /// The source variable that it was bound to, if any (`y` for both `y = ..` and `y += ..`).
    pub name: Option<String>,
    pub span: Span,
    /// A value of the primal that the reverse sweep computes again: it must be the same one, bit for bit.
    pub again: bool,
    /// Data whose type says that no call can change it, nor keep numbers in it.
    pub fixed: bool,
    /// Such data of a type that is not `Copy`: who is given it gets another one.
    pub consumed: bool,
    /// Data that some effect may change in its place: its variable is `mut`.
    pub changed: bool,
    /// A parameter that is a function.
    pub function: bool,
    /// A part of an owned parameter that is a reference to it: `(&f64, f64)`.
    pub lent: bool,
    /// A result of a loop that is the same number, to the bit.
    pub same: Option<ValId>,
}

#[derive(Clone, Debug)]
pub struct RootInfo {
    pub name: String,
    pub ty: Mem,
    pub kind: RootKind,
    pub span: Span,
    /// A part of an owned parameter that is a reference itself: `Option<&[f64]>`. It is only read.
    pub lent: bool,
}

#[derive(Clone, Debug)]
pub struct Param {
    /// The name in companions' signatures: the source's own where the pattern is an identifier.
    pub ident: syn::Ident,
    pub bind: Bind,
    /// False if `wrt(..)` leaves it out. (A parameter that cannot carry a derivative is `true` here.)
    pub wrt: bool,
}

/// What a parameter, a returned value or a call's result consists of, down to values and roots.
#[derive(Clone, Debug)]
pub enum Bind {
    Val(ValId),
    /// Memory: by reference or owned, as the root's kind (for parameters) says.
    Root(RootId),
    Tuple(Vec<Bind>),
    /// An `Option`: a bool (is it `Some`?) and the payload, which counts only then. A `Result` has a third part, its
    /// error, as an `Option<E>` that the macro does not look into.
    Opt(Vec<Bind>),
}

/// The returned value. Scalar leaves are numbered in order; leaf `k` is `body.yields[k]`.
#[derive(Clone, Debug)]
pub enum Ret {
    Unit,
    Val(usize),
    /// An owned array or `Vec`: the contents of this root at the end of the body.
    Root(RootId),
    Tuple(Vec<Ret>),
    /// As [`Bind::Opt`].
    Opt(Vec<Ret>),
}

#[derive(Clone, Debug, Default)]
pub struct Region {
    pub params: Vec<ValId>,
    pub ops: Vec<Op>,
    pub yields: Vec<ValId>,
}

#[derive(Clone, Debug)]
pub struct Op {
    pub results: Vec<ValId>,
    pub kind: OpKind,
    pub src: SrcId,
}

#[derive(Clone, Debug)]
pub enum OpKind {
    // ---- pure, one result -------------------------------------------------------------------
    /// A literal; the text without suffix, the type is the result's (`1.5`, `true`, `3`).
    Lit(String),
    /// A constant by path or another compile-time constant expression (`PI`, `f64::EPSILON`, `N`).
    Const(TokenStream),
    /// No value on this path; never used by the source. Emitted as zero, false.
    Undef,
    /// A float-valued operation of the rules table. Arguments as the rule lists them.
    Math(Math, Vec<ValId>),
    /// An operation whose result carries no derivative (integers, comparisons, casts to integers).
    Pure(Pure, Vec<ValId>),
    /// `if args[0] { args[1] } else { args[2] }` on scalars, both sides already computed.
    Select(ValId, ValId, ValId),
    /// Reads a scalar.
    Load(Place),
    /// `len()` of a slice, array or `Vec`; usize.
    Len(Place),

    // ---- memory -----------------------------------------------------------------------------
    /// Begins the life of a local root with these contents.
    Alloc(RootId, Init),
    /// Writes a scalar. A compound assignment `p += e` is Load, Math, Store, in this order, with
    /// the *same* path values in both places.
    Store(Place, ValId),
    /// `dst = src` for whole arrays and `Vec`s (clone semantics), `copy_from_slice`, `clone_from_slice`
    /// for slices. Same type on both sides; lengths are checked as the source's method does.
    Copy {
        dst: Place,
        src: Place,
        how: CopyHow,
    },
    /// `place.fill(v)`, v a scalar.
    Fill(Place, ValId),
    /// Exchanges two places of equal type: scalars, elements, whole arrays and `Vec`s (`mem::swap`, `slice::swap`).
    Swap(Place, Place),
    /// `vec.push(elem)`, `queue.push_back(elem)`, `queue.push_front(elem)`.
    Push(Place, Elem, End),
    /// `vec.pop()` and its like, known to be `Some` (the source unwraps it or matches on it); result: the scalar,
    /// none if the element is memory (then the popped element is allocated as `root`).
    Pop(Place, Option<RootId>, End),
    /// `vec.clear()` and `vec.truncate(n)`.
    Truncate(Place, ValId),

    // ---- control ----------------------------------------------------------------------------
    /// Results: the yields of the branch taken.
    If {
        cond: ValId,
        then: Region,
        els: Region,
    },
    Loop(Box<Loop>),

    // ---- calls and effects ------------------------------------------------------------------
    Call(Box<Call>),
    /// A statement without a derivative that is executed exactly once, in the forward sweep
    /// (`assert!`, `println!`, methods of unknown data). May have one result, which is a constant to the derivative.
    Effect(Template, Vec<Arg>),

    // ---- made by differentiation, never by lowering -----------------------------------------
    /// Begins the life of a local root's shadow.
    Shadow(RootId, ShadowInit),
    /// `shadow place += value`.
    Acc(Place, ValId),
    /// `dst += src`, element by element, for shadow places of one type (arrays, slices, `Vec`s).
    AccAll {
        dst: Place,
        src: Place,
    },
    /// Sets every float of a shadow place to zero.
    ZeroAll(Place),
    /// The shadow place becomes zeros in the shape of the same primal place.
    ZeroLike(Place),
    /// The shadow `Vec` gets this length; what is new is zero.
    Resize(Place, ValId),
    /// The sum of a shadow slice's elements (the adjoint of `fill`).
    SumAll(Place),
    /// The sum of the products of the elements of two slices (of one length), primal or shadow.
    Dot(Place, Place),
    /// Adds a multiple of a slice's elements to those of a shadow slice, and is the `Dot` of the former and a third slice (all
    /// of one length).
    AccDot(Box<AccDot>),
    /// The sum of a term over the elements of several slices (all of one length), primal or shadow.
    SumOf(Box<SumOf>),
    /// The last op of a forward loop body: records these values for this iteration.
    Record(Vec<ValId>),
    /// The first op of a reverse loop body: its results are the values that `Record` kept.
    Replay,
    /// Copies a place's contents to the tape.
    Save(Place),
    /// The inverse of `Save`: the place gets its contents back (for a `Vec`, its length as well).
    Restore(Place),
    /// Begins the life of a local root in the reverse sweep with the contents that `Save` kept.
    Recreate(RootId),
    /// Remembers the tape's height; then the turn from recording to reading back.
    TapeMark,
    TapeTurn,
    /// Begins the life of a view: elements `at..at + len` of a place; if that is a shadow place, of the view's shadow.
    /// With `len` 0 it is empty, wherever `at` is.
    View {
        root: RootId,
        of: Place,
        at: Option<ValId>,
        len: ValId,
    },
    /// Begins the lives of views of whole rows of a list of lists, all at once: they may be the same row.
    Rows(Box<Rows>),
    /// The adjoint buffer of a `&mut Vec` parameter takes the length of the outgoing contents (empty: zeros), or panics.
    Fit(RootId),
    /// A whole list is elements of the tape from here on to the end of the region (or to the next `Room` of it): as many as
    /// it has, with unspecified contents, all of which are written next.
    Room(Place),
    /// From here on the root is only read: `Restore` does not copy what was recorded, but lends it.
    Lend(RootId),
    /// What is lent is all of the second place, a list of the same length, instead of what was recorded.
    Relend(Place, Place),
    /// Keeps the outgoing contents of a root (saved just before the turn) while the sweep restores it, and puts them back.
    Hold(RootId),
    Reinstate(RootId),
    /// The reverse of a call.
    CallRev(Box<CallRev>),
}

/// Which end of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// That of a `VecDeque` only. All other elements change their places.
    Front,
    Back,
}

/// See [`OpKind::AccDot`].
#[derive(Clone, Debug)]
pub struct AccDot {
    pub dst: Place,
    pub factor: ValId,
    pub src: Place,
    pub with: Place,
}

/// See [`OpKind::SumOf`].
#[derive(Clone, Debug)]
pub struct SumOf {
    pub windows: Vec<Place>,
    pub term: Term,
}

/// What is computed from the elements that slices have at one position.
#[derive(Clone, Debug)]
pub enum Term {
    /// That of the k-th slice.
    Elem(usize),
    /// The same everywhere.
    Val(ValId),
    Lit(String),
    /// In the rule's own form.
    Math(&'static Rule, Vec<Term>),
}

/// See [`OpKind::Rows`]: `roots[k]` is row `at[k]` of `of`, through cells. With `len` 0 they are all empty, whatever `at` is.
#[derive(Clone, Debug)]
pub struct Rows {
    pub roots: Vec<RootId>,
    pub of: Place,
    pub at: Vec<ValId>,
    pub len: ValId,
}

/// How a shadow begins.
#[derive(Clone, Debug)]
pub enum ShadowInit {
    /// Zeros in the shape of the root's contents (which are there).
    Like,
    /// Zeros, for a `Vec` of this length (usize) whose elements are of fixed size; what is of fixed size itself needs none.
    Zeros(Option<ValId>),
    /// Zeros, for a `Vec` of so many `Vec`s of so many elements of fixed size (both usize).
    Rows([ValId; 2]),
    /// Zeros in the shape of this root's contents: one of several shadows of it.
    As(RootId),
    /// The seed of the function's k-th returned root (see [`Ret`]; numbered apart from the scalars) is moved in.
    Seed(usize),
}

/// A rule applied. `path` is how the user wrote it (`libm::exp($0)`, `$0.sin()` of a type parameter,
/// `T::from($0).unwrap()`) where the operation's own form may mean something else.
#[derive(Clone, Debug)]
pub struct Math {
    pub rule: &'static Rule,
    pub path: Option<Template>,
}

impl OpKind {
    /// Whether it only gives a value, made of others or read out of memory.
    pub fn computes(&self) -> bool {
        matches!(
            self,
            OpKind::Lit(_)
                | OpKind::Const(_)
                | OpKind::Undef
                | OpKind::Math(..)
                | OpKind::Pure(..)
                | OpKind::Select(..)
                | OpKind::Load(_)
                | OpKind::Len(_)
        )
    }

    /// The operation of the rule with this name, in the rule's own form.
    pub fn math(name: &str, args: &[ValId]) -> OpKind {
        let math = Math {
            rule: crate::rules::rule(name),
            path: None,
        };
        OpKind::Math(math, args.to_vec())
    }
}

#[derive(Clone, Debug)]
pub enum Pure {
    /// `+ - * / % & | ^ << >> && ||` on integers and bools (both operands are evaluated: lowering turns
    /// a `&&` whose right side has effects or may panic into an `If`).
    Bin(BinOp),
    /// `== != < <= > >=` on any scalars.
    Cmp(CmpOp),
    /// `!` on bools and integers.
    Not,
    /// Unary minus on integers.
    Neg,
    /// `as`, to the result's type, from any scalar.
    Cast,
    /// A method or function on values only: `Arg` holes filled by the op's arguments
    /// (`$0.is_nan()`, `$0.pow($1)`, `u32::from($0)`, `matches!($0, 1..=3)`).
    Expr(Template),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    Shl,
    Shr,
    AndAnd,
    OrOr,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CmpOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl CmpOp {
    /// What the comparison says of two floats.
    pub fn holds(self, a: f64, b: f64) -> bool {
        match self {
            CmpOp::Eq => a == b,
            CmpOp::Ne => a != b,
            CmpOp::Lt => a < b,
            CmpOp::Le => a <= b,
            CmpOp::Gt => a > b,
            CmpOp::Ge => a >= b,
        }
    }
}

/// Tokens with holes.
#[derive(Clone, Debug)]
pub struct Template(pub Vec<Piece>);

#[derive(Clone, Debug)]
pub enum Piece {
    Tokens(TokenStream),
    /// The path of what generated code names in the runtime.
    Runtime,
    /// The op's n-th argument.
    Arg(usize),
    /// A group with holes inside.
    Group(proc_macro2::Delimiter, Template),
}

/// An argument of an effect: a value or a place (by shared reference). `name` is how the user's tokens
/// call it: the emission binds `let name = ..;` around the tokens (format strings capture by name).
#[derive(Clone, Debug)]
pub struct Arg {
    pub name: Option<syn::Ident>,
    pub what: ArgKind,
}

#[derive(Clone, Debug)]
pub enum ArgKind {
    Val(ValId),
    Place(Place),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CopyHow {
    /// `dst = src.clone()` or a move; a `Vec` takes over the length.
    Assign,
    /// `copy_from_slice`: lengths must agree.
    Slice,
}

/// A location: a root (or one of several) and a path into it.
#[derive(Clone, Debug)]
pub struct Place {
    pub base: Base,
    pub path: Vec<Proj>,
}

#[derive(Clone, Debug)]
pub enum Base {
    Root(RootId),
    /// The shadow of a root (only after differentiation).
    Shadow(RootId),
    /// One of several places of the same type, chosen by an integer value (usize): references that
    /// are swapped (`mem::swap(&mut cur, &mut next)`) or chosen by a branch.
    Select(ValId, Vec<Place>),
}

#[derive(Clone, Debug)]
pub enum Proj {
    /// `[i]`, i: usize.
    Index(ValId),
    /// `.0`, of a tuple; `.x`, of a struct (see [`Struct`]).
    Field(usize),
    /// `[lo..hi]`; `None` is the beginning, the end.
    Range(Option<ValId>, Option<ValId>),
}

/// Initial contents of a root.
#[derive(Clone, Debug)]
pub enum Init {
    /// `[a, b, c]`, `vec![a, b]`, tuples: one per element.
    Elems(Vec<Elem>),
    /// `Shape::Circle { r }`: a variant of an enum, and the contents of its fields, by their position among all.
    Variant(syn::Ident, Vec<(usize, Elem)>),
    /// `[e; N]` (length `None`: the type says it), `vec![e; n]`.
    Fill(Box<Elem>, Option<ValId>),
    /// `Vec::new()`, `Vec::with_capacity(n)`.
    Empty(Option<ValId>),
    /// `.clone()`, `.to_vec()`, `let b = a` for arrays: the contents of a place.
    CopyOf(Place),
    /// The zero tangent of what a place holds, in its shape: no derivative flows.
    Zeros(Place),
    /// Not yet assigned on any path that reads it; emitted as empty or zero.
    Undef,
}

#[derive(Clone, Debug)]
pub enum Elem {
    Val(ValId),
    /// The contents of a place, copied.
    Place(Place),
    /// A nested literal.
    Init(Box<Init>),
}

/// A loop. The body is a region with parameters `[index?] ++ carried` and yields
/// `[exit?] ++ carried`; the op's results are `[trips?] ++ [exited?] ++ carried`.
///
/// `break`, `return` and `continue 'outer` inside the body make `exit` true: the iteration that yields `true`
/// is the last one. What they skip is nested in `If`s, so an iteration always runs to its end.
#[derive(Clone, Debug)]
pub struct Loop {
    pub kind: LoopKind,
    /// Initial values of the carried values.
    pub init: Vec<ValId>,
    pub body: Region,
    /// The body yields an exit flag first.
    pub has_exit: bool,
    /// Results begin with the number of iterations run, usize, the exiting one included
    /// (always for `While` and `Forever`, and for `For` with an exit), then for `For` with an exit the bool that says whether it exited.
    pub label: Option<String>,
    /// The body's `Record` / `Replay` use a frame that is taken before the loop and indexed by iteration; otherwise
    /// each iteration pushes and pops. Decided after differentiation; false before.
    pub frame: bool,
}

impl Loop {
    /// The bounds of `for i in lo..hi`, run through in either direction.
    pub fn counted(&self) -> Option<(ValId, ValId)> {
        match self.kind {
            LoopKind::For {
                lo,
                hi,
                inclusive: false,
                step: None,
                ..
            } => Some((lo, hi)),
            _ => None,
        }
    }

    pub fn has_index(&self) -> bool {
        matches!(self.kind, LoopKind::For { .. })
    }

    /// Whether the results begin with the number of iterations run.
    pub fn has_trips(&self) -> bool {
        self.has_exit || !self.has_index()
    }

    /// Whether the next result says that a `for` loop was left by its exit.
    pub fn has_exited(&self) -> bool {
        self.has_exit && self.has_index()
    }

    /// What the k-th carried value is at the beginning of an iteration, and at its end.
    pub fn carried(&self, k: usize) -> (ValId, ValId) {
        let param = self.body.params[usize::from(self.has_index()) + k];
        (param, self.body.yields[usize::from(self.has_exit) + k])
    }

    /// How many results precede the carried ones.
    pub fn extra_results(&self) -> usize {
        usize::from(self.has_trips()) + usize::from(self.has_exited())
    }
}

#[derive(Clone, Debug)]
pub enum LoopKind {
    /// `for index in lo..hi`, or `..=` if `inclusive`, `.step_by(step)`, `.rev()` (of the whole range, the step applied
    /// first if `step_then_rev`, else reversed first, as in `(0..n).rev().step_by(2)`). The index is the body's first parameter.
    /// `back` (only after differentiation) runs the whole sequence backwards.
    For {
        lo: ValId,
        hi: ValId,
        inclusive: bool,
        step: Option<ValId>,
        rev: bool,
        step_then_rev: bool,
        back: bool,
    },
    /// `while cond`: `cond` is a region without effects whose parameters are the carried values (as the body's)
    /// and whose only yield is the condition. Values defined in it are not visible in the body.
    While { cond: Region },
    /// `loop`: only the exit flag ends it (`has_exit` is always true).
    Forever,
}

impl Func {
    /// Whether the elements of a view are reached through cells.
    pub fn is_in_cells(&self, place: &Place) -> bool {
        match place.base {
            Base::Root(root) | Base::Shadow(root) => {
                matches!(self.root(root).kind, RootKind::View { cells: true, .. })
            }
            Base::Select(..) => false,
        }
    }

    /// Whether what is called is a parameter: a function that the caller gives.
    pub fn calls_parameter(&self, call: &Call) -> bool {
        self.params.iter().any(|param| call.callee.is(&param.ident))
    }
}
