//! Calls of the user's functions.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

use super::{Bind, Mem, Place, RootId, ValId};

/// A call of a user's function.
#[derive(Clone, Debug)]
pub struct Call {
    pub callee: Callee,
    pub mode: CallMode,
    /// How often the callee is differentiated forward: with 1 the tangent companion is called, whose arguments are the
    /// callee's own and then a [`CallArg::Dot`] or [`CallArg::NoDot`] for each.
    pub order: usize,
    pub args: Vec<CallArg>,
    /// What the result binds; values are the op's results in order, roots are allocated by the call.
    pub ret: Option<Bind>,
    /// What the caller can do without: decided by differentiation, for recording and reversed calls.
    pub keeping: Option<Keeping>,
    /// It is a trait's function, whose declaration leaves open what it is called on: its companions want shadows in memory
    /// of their own.
    pub open: bool,
}

/// The part of the protocol between recording and reversed call that the caller needs.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// For each argument: whether the reverse must bring its old contents back.
    pub contents: Vec<Keep>,
    /// No adjoint of a scalar argument is wanted.
    pub fixed: bool,
}

#[derive(Clone, Debug)]
pub enum Keep {
    No,
    Yes,
    /// If the reverse of any of these calls reads the contents of this argument of its.
    If(Vec<Need>),
}

/// Whether the reverse of a function reads the contents of an argument, which only its own companion knows.
#[derive(Clone, Debug)]
pub struct Need {
    pub callee: syn::Path,
    /// Called with [`Keeping::fixed`].
    pub fixed: bool,
    pub arg: usize,
}

impl PartialEq for Need {
    fn eq(&self, other: &Need) -> bool {
        let text = |need: &Need| need.callee.to_token_stream().to_string();
        (self.fixed, self.arg, text(self)) == (other.fixed, other.arg, text(other))
    }
}

#[derive(Clone, Debug)]
pub enum Callee {
    /// As written.
    Path(syn::Path),
    /// `<T as Trait>::g`.
    Qualified(syn::ExprPath),
    /// The first argument is the receiver.
    Method {
        name: syn::Ident,
        turbofish: TokenStream,
    },
    /// A user's operator on the first argument and, if it has two operands, the second.
    Operator(Operator),
    /// `Rgb::from(x)`, `x.into()`.
    Conversion(Conversion),
}

/// A conversion by `From`, which rustc finds by the types of both sides.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// What it makes: as written, or as inference knows it.
    pub written: Option<TokenStream>,
    pub to: Mem,
    /// The user's `from` or `into`.
    pub name: syn::Ident,
}

/// An operator that a user's type overloads.
#[derive(Clone, Debug)]
pub struct Operator {
    /// The name of its trait, where the user wrote the operator.
    pub name: syn::Ident,
    /// As written: `+`, `*=`.
    pub token: TokenStream,
    /// The operands that are passed by shared reference. (Their adjoints are returned all the same.)
    pub lent: [bool; 2],
}

impl Operator {
    pub fn assigns(&self) -> bool {
        self.name.to_string().ends_with("Assign")
    }
}

impl Callee {
    /// Is it this one name?
    pub fn is(&self, name: &syn::Ident) -> bool {
        matches!(self, Callee::Path(path) if path.is_ident(name))
    }

    /// The name of the function.
    pub fn name(&self) -> String {
        match self {
            Callee::Path(path) | Callee::Qualified(syn::ExprPath { path, .. }) => {
                let segments = path
                    .segments
                    .iter()
                    .map(|segment| segment.ident.to_string());
                segments.collect::<Vec<_>>().join("::")
            }
            Callee::Method { name, .. } => name.to_string(),
            Callee::Operator(operator) => operator.name.to_string(),
            Callee::Conversion(conversion) => conversion.name.to_string(),
        }
    }

    /// That of the function's own name.
    pub fn span(&self) -> Span {
        match self {
            Callee::Path(path) | Callee::Qualified(syn::ExprPath { path, .. }) => path
                .segments
                .last()
                .map_or_else(Span::call_site, |last| last.ident.span()),
            Callee::Method { name, .. } => name.span(),
            Callee::Operator(operator) => operator.name.span(),
            Callee::Conversion(conversion) => conversion.name.span(),
        }
    }
}

/// Which function is called for [`Call`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallMode {
    /// The user's function itself (what lowering writes; stays if no derivative flows).
    Primal,
    /// The recording companion `fwd`.
    Forward,
    /// The companion that runs both sweeps, of a [`CallRev`].
    Joint,
}

#[derive(Clone, Debug)]
pub enum CallArg {
    /// A scalar by value.
    Val(ValId),
    /// `&x[..]`, `x` where x is a reference.
    Ref(Place),
    /// `&mut x[..]`.
    RefMut(Place),
    /// An array (copied) or `Vec` (moved or cloned) by value.
    Own(Place),
    Tuple(Vec<CallArg>),
    /// `Some(b)` if a, else `None`: the two parts.
    Opt(Vec<CallArg>),
    /// Inactive tokens that mention no variable (a literal, a path, a function item).
    Tokens(TokenStream),
    /// The tangent of an argument.
    Dot(Box<CallArg>),
    /// This argument has no tangent here.
    NoDot(Box<CallArg>),
}

/// The reverse of [`OpKind::Call`]: results are the adjoints of the scalar arguments marked [`BarSlot::Val`], in order.
/// In mode [`CallMode::Joint`] it is the call as well, and the value it returns is the first result.
#[derive(Clone, Debug)]
pub struct CallRev {
    pub call: Call,
    /// One per argument.
    pub bars: Vec<BarSlot>,
    /// The adjoint of what the call returned.
    pub seed: SeedArg,
}

/// What flows back to an argument of a call.
#[derive(Clone, Debug)]
pub enum BarSlot {
    /// The argument carries no derivative (an integer), or nobody wants it (a scalar, an owned array).
    Ignore,
    /// A scalar by value: the next result is its adjoint.
    Val,
    /// An owned array or `Vec`: its adjoint is added to this shadow place.
    Own(Place),
    /// By reference: the callee accumulates into this shadow place.
    Shadow(Place),
    /// By reference, floats, but nobody wants the adjoint: a zeroed scratch of its shape.
    Scratch,
    Tuple(Vec<BarSlot>),
    /// The adjoint of an [`CallArg::Opt`] is an `Option` too; the parts are those of the argument.
    Opt(Vec<BarSlot>),
}

#[derive(Clone, Debug)]
pub enum SeedArg {
    /// Nothing flows: integers, `()`.
    Unit,
    Val(ValId),
    /// A zero of the type of this primal leaf.
    Zero,
    /// The shadow of a root that the call allocated, moved out.
    Shadow(RootId),
    Tuple(Vec<SeedArg>),
    /// `Some(b)` if the primal bool a, else `None`: the two parts.
    Opt(Vec<SeedArg>),
}

impl CallRev {
    /// Forward and reverse at once.
    pub fn is_joint(&self) -> bool {
        self.call.mode == CallMode::Joint
    }
}
