//! What values and roots are: scalar types, memory and its layout.

use std::rc::Rc;

use proc_macro2::TokenStream;

use super::RootId;

#[derive(Clone, Debug)]
pub enum RootKind {
    /// `x: &[f64]`, `&Vec<f64>`, `&[f64; 3]`, `&f64`; with `mutable`, `&mut ..`.
    /// `ty` is the type behind the reference.
    ParamRef { param: usize, mutable: bool },
    /// An owned parameter `x: [f64; 3]`, `x: Vec<f64>`.
    ParamVal,
    /// Declared in the body by an [`OpKind::Alloc`] (or as the result of an [`OpKind::Call`]).
    Local,
    /// A sub-slice of another root (and, as a shadow, of its shadow), made by [`OpKind::View`]. With `cells` elements are
    /// read and written through cells: a view of what is no such view itself is the whole of it, borrowed exclusively.
    View {
        of: RootId,
        mutable: bool,
        cells: bool,
    },
    /// A const or static table, named by its path; never written, inactive.
    Const { path: TokenStream },
}

/// Scalar types. `Other` is anything that cannot carry a derivative and that the macro knows nothing
/// about (`&str`, `char`, `Option<usize>`, an `Ordering`): it may be used in templates only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scalar {
    F64,
    F32,
    /// A type parameter of the function that stands for a float type, by name.
    Param(&'static str),
    Int(Int),
    Bool,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Int {
    /// Literals that meet nothing but functions that the macro does not see: rustc tells.
    Infer,
    I8,
    I16,
    I32,
    I64,
    I128,
    Isize,
    U8,
    U16,
    U32,
    U64,
    U128,
    Usize,
}

/// The type of memory.
#[derive(Clone, Debug)]
pub enum Mem {
    Scalar(Scalar),
    /// `[T; N]`, with the tokens of N (a literal, a const, a const generic).
    Array(Box<Mem>, TokenStream),
    Slice(Box<Mem>),
    Vec(Box<Mem>),
    /// A `VecDeque`: a list that grows and shrinks at both ends.
    Queue(Box<Mem>),
    Tuple(Vec<Mem>),
    /// A type of the user's, as far as this function looks into it.
    Struct(Rc<Struct>),
    /// What a call returns, where the function's own tokens do not tell: only rustc knows the type.
    Unknown(Unknown),
}

/// A user's struct: a product of named fields. [`Proj::Field`] counts those listed here. Or a user's enum, with the
/// fields of all its variants: a place in one of them means a place only while the value is of that variant.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The type as written; `_` where nobody wrote it.
    pub path: TokenStream,
    pub fields: Vec<Field>,
    /// It has no other fields than these.
    pub complete: bool,
    /// The declaration is in sight: nothing about the fields is guessed.
    pub declared: bool,
    /// It is the tangent of such a type: the path is none that a literal can have, and only what carries a derivative
    /// is a field.
    pub tangent: bool,
    /// A variant without contents, of an enum that is declared in sight.
    pub unit: Option<syn::Ident>,
}

#[derive(Clone, Debug)]
pub struct Field {
    /// `x`, or `0` in a tuple struct.
    pub name: syn::Member,
    /// The variant that has it, in an enum.
    pub variant: Option<syn::Ident>,
    pub ty: Mem,
    /// Marked `#[differentiable(skip)]`: it has no tangent, whatever it holds.
    pub skipped: bool,
    /// In a box, in the value and in its tangent: the part of a variant is what is in there.
    pub boxed: bool,
    /// A value of it, where it is plain data of which one is known.
    pub some: Option<TokenStream>,
}

/// A type that only rustc knows. It is only passed on, or indexed.
#[derive(Clone, Debug, Default)]
pub struct Unknown {
    /// The function that returns it, by which emitted code can name the type; `None` for a part of what is returned.
    pub callee: Option<syn::Path>,
    /// The element, where it is indexed.
    pub elem: Option<Box<Mem>>,
    /// A type that surely carries no derivative: `String`.
    pub inert: bool,
}
