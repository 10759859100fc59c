//! The types that inference hands to lowering.

use std::fmt;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use super::convert;
use super::unify::Unifier;
use crate::ir::{Field, Int, Mem, Scalar, Struct, Unknown};

/// A type, as far as the function's own tokens tell it.
#[derive(Clone, Debug, PartialEq)]
pub enum Ty {
    F64,
    F32,
    /// A type parameter that stands for a float type.
    Param(Scalar),
    Int(Int),
    Bool,
    Char,
    /// The unsized `str`; a string literal is a reference to it.
    Str,
    Unit,
    Never,
    Tuple(Vec<Ty>),
    /// `[T; N]` with the tokens of N; `_` if the length is not determined.
    Array(Box<Ty>, Tokens),
    Slice(Box<Ty>),
    Vec(Box<Ty>),
    /// `VecDeque`.
    Queue(Box<Ty>),
    Ref {
        mutable: bool,
        to: Box<Ty>,
    },
    /// Any of the range types over this index type; `..` counts as a range of `usize`.
    Range(Box<Ty>),
    Option(Box<Ty>),
    Result(Box<Ty>, Box<Ty>),
    Ordering,
    /// A named type the macro cannot see through (a type parameter, a type without derivative), as written.
    Named(Tokens),
    /// A user's type (it may be a struct, an enum, an alias), as far as the function looks into it.
    Struct(Rc<Record>),
    /// Not determined by the function's own tokens; also iterators and closures.
    Unknown,
}

/// A user's type.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// As written; `_` if nobody did.
    pub path: Tokens,
    /// References among them are stripped.
    pub fields: Vec<(String, Ty)>,
    /// Which of them are marked to have no tangent.
    pub skipped: Vec<String>,
    /// Which of them are in a box, of which the type here says nothing.
    pub boxed: Vec<String>,
    /// No other fields than these.
    pub complete: bool,
    /// The declaration has fields beside these, which have no names here.
    pub partial: bool,
    /// The declaration is in sight.
    pub declared: bool,
    /// A variant without contents, of an enum.
    pub unit: Option<Ident>,
}

/// Tokens that are equal if their text is.
#[derive(Clone)]
pub struct Tokens(pub TokenStream);

impl Ty {
    /// The type that is written there; `_` is [`Ty::Unknown`].
    pub fn parse(ty: &syn::Type) -> Ty {
        Ty::parse_in(ty, &syn::Generics::default())
    }

    /// The same in the scope of these type parameters.
    pub fn parse_in(ty: &syn::Type, generics: &syn::Generics) -> Ty {
        let mut unifier = Unifier::default();
        let params = convert::rigid(&mut unifier, generics);
        let id = convert::ty(&mut unifier, &params, ty);
        match (unifier.export(id), ty) {
            (Ty::Unknown, syn::Type::Infer(_)) => Ty::Unknown,
            (Ty::Unknown, _) => Ty::Named(Tokens(ty.to_token_stream())),
            (known, _) => known,
        }
    }

    /// The type behind all references.
    pub fn strip_refs(&self) -> &Ty {
        match self {
            Ty::Ref { to, .. } => to.strip_refs(),
            _ => self,
        }
    }

    /// An `Option` or a `Result`.
    pub fn is_wrapper(&self) -> bool {
        matches!(self, Ty::Option(_) | Ty::Result(..))
    }

    /// Whether a part of it is a user's type.
    pub fn has_struct(&self) -> bool {
        match self {
            Ty::Struct(_) => true,
            Ty::Tuple(parts) => parts.iter().any(Ty::has_struct),
            Ty::Array(of, _)
            | Ty::Slice(of)
            | Ty::Vec(of)
            | Ty::Queue(of)
            | Ty::Ref { to: of, .. }
            | Ty::Option(of) => of.has_struct(),
            _ => false,
        }
    }

    /// Whether a part of it is a reference.
    pub fn has_reference(&self) -> bool {
        match self {
            Ty::Ref { .. } => true,
            Ty::Tuple(parts) => parts.iter().any(Ty::has_reference),
            Ty::Array(of, _) | Ty::Slice(of) | Ty::Vec(of) | Ty::Queue(of) | Ty::Option(of) => {
                of.has_reference()
            }
            Ty::Result(ok, error) => ok.has_reference() || error.has_reference(),
            _ => false,
        }
    }

    /// The scalar type of a value of this type. `Other` where it surely carries no derivative.
    pub fn scalar(&self) -> Option<Scalar> {
        match self {
            Ty::F64 => Some(Scalar::F64),
            Ty::F32 => Some(Scalar::F32),
            Ty::Param(param) => Some(*param),
            Ty::Int(int) => Some(Scalar::Int(*int)),
            Ty::Bool => Some(Scalar::Bool),
            Ty::Char | Ty::Ordering => Some(Scalar::Other),
            ty if ty.is_data() => Some(Scalar::Other),
            Ty::Ref { to, .. } if **to == Ty::Str => Some(Scalar::Other),
            Ty::Option(of) => match of.scalar()? {
                of if of.is_float() => None,
                _ => Some(Scalar::Other),
            },
            _ => None,
        }
    }

    /// A plain enum of the user's.
    pub fn is_data(&self) -> bool {
        matches!(self, Ty::Named(name) if crate::generics::is_data_named(&name.0.to_string()))
    }

    /// A type that surely carries no derivative, of which nothing else is known: `String`, `Vec<String>`, `&str`.
    pub fn is_inert(&self) -> bool {
        match self {
            Ty::Named(name) => {
                self.is_data() || super::records::is_text(&super::records::key_of(&name.0))
            }
            Ty::Str | Ty::Char => true,
            Ty::Array(of, _)
            | Ty::Slice(of)
            | Ty::Vec(of)
            | Ty::Queue(of)
            | Ty::Option(of)
            | Ty::Ref { to: of, .. } => of.is_inert(),
            Ty::Tuple(parts) => parts.iter().all(Ty::is_inert),
            _ => false,
        }
    }

    /// A tuple of numbers, and of text that is copied like these: `(&str, f64)`, `(char, (f64, bool))`.
    pub fn has_text(&self) -> bool {
        let Ty::Tuple(parts) = self else { return false };
        let text = |of: &Ty| match of {
            Ty::Ref { mutable: false, to } => **to == Ty::Str,
            Ty::Char => true,
            of => of.has_text(),
        };
        let number = |of: &Ty| of.mem().is_some_and(|of| of.has_stand_in());
        parts.iter().any(text) && parts.iter().all(|of| text(of) || number(of))
    }

    /// The type as memory; `None` if a part of it is a reference or not understood.
    pub fn mem(&self) -> Option<Mem> {
        Some(match self {
            Ty::Array(of, len) => Mem::Array(of.element_mem()?, len.0.clone()),
            Ty::Slice(of) => Mem::Slice(of.element_mem()?),
            Ty::Vec(of) => Mem::Vec(of.element_mem()?),
            Ty::Queue(of) => Mem::Queue(Box::new(of.mem()?)),
            Ty::Tuple(parts) => Mem::Tuple(parts.iter().map(Ty::mem).collect::<Option<_>>()?),
            Ty::Unit => Mem::Tuple(Vec::new()),
            Ty::Struct(record) => Mem::Struct(Rc::new(record.mem())),
            _ => Mem::Scalar(self.scalar()?),
        })
    }

    fn element_mem(&self) -> Option<Box<Mem>> {
        self.option_mem().or_else(|| self.mem()).map(Box::new)
    }

    /// An `Option` that is a part of memory: an enum with the variant `Some`; `None` if its payload does not hold floats
    /// that the macro can see.
    fn option_mem(&self) -> Option<Mem> {
        let Ty::Option(of) = self else { return None };
        let payload = of.mem().filter(Mem::has_float)?;
        let partial = matches!(&**of, Ty::Struct(of) if of.partial && of.is_open());
        let spelled = payload.spelled();
        let spelled = spelled.filter(|_| partial || payload.has_stand_in())?;
        Some(Mem::Struct(Rc::new(Struct {
            path: quote::quote!(::core::option::Option<#spelled>),
            fields: vec![Field {
                variant: Some(Ident::new("Some", Span::call_site())),
                name: syn::Member::from(0),
                ty: payload,
                skipped: false,
                boxed: false,
                some: None,
            }],
            complete: true,
            declared: false,
            tangent: false,
            unit: None,
        })))
    }

    /// The type without its references, to numbers inside of it too: what is only read is the same through them.
    pub fn behind_references(&self) -> Ty {
        let part = |of: &Ty| Box::new(of.behind_references());
        match self {
            Ty::Ref { to, .. } if **to != Ty::Str => to.behind_references(),
            Ty::Array(of, len) => Ty::Array(part(of), len.clone()),
            Ty::Slice(of) => Ty::Slice(part(of)),
            Ty::Tuple(parts) => Ty::Tuple(parts.iter().map(Ty::behind_references).collect()),
            ty => ty.clone(),
        }
    }

    /// The type with what its lists list references to, in place of these: it is the same through them.
    pub fn behind_listed(&self) -> Ty {
        let part = |of: &Ty| Box::new(of.behind_listed());
        let listed = |of: &Ty| Box::new(of.listed());
        match self {
            Ty::Array(of, len) => Ty::Array(listed(of), len.clone()),
            Ty::Slice(of) => Ty::Slice(listed(of)),
            Ty::Vec(of) => Ty::Vec(listed(of)),
            Ty::Tuple(parts) => Ty::Tuple(parts.iter().map(Ty::behind_listed).collect()),
            Ty::Ref { mutable, to } => Ty::Ref {
                mutable: *mutable,
                to: part(to),
            },
            ty => ty.clone(),
        }
    }

    /// The same of what a list consists of.
    fn listed(&self) -> Ty {
        match self {
            // A list in a list is one of its own length.
            Ty::Ref { mutable: false, to } => match &**to {
                Ty::Slice(of) => Ty::Vec(Box::new(of.listed())),
                to if to.is_lent_memory() => to.behind_listed(),
                _ => self.behind_listed(),
            },
            Ty::Tuple(parts) => Ty::Tuple(parts.iter().map(Ty::listed).collect()),
            of => of.behind_listed(),
        }
    }

    fn is_lent_memory(&self) -> bool {
        matches!(
            self,
            Ty::Slice(_) | Ty::Vec(_) | Ty::Queue(_) | Ty::Array(..) | Ty::Struct(_)
        )
    }

    /// The same as [`Ty::mem`], where what nobody tells is left to rustc.
    pub fn mem_or_unknown(&self) -> Option<Mem> {
        Some(match self {
            Ty::Unknown => Mem::Unknown(Unknown::default()),
            Ty::Array(of, len) => Mem::Array(Box::new(of.mem_or_unknown()?), len.0.clone()),
            Ty::Slice(of) => Mem::Slice(Box::new(of.mem_or_unknown()?)),
            Ty::Vec(of) => Mem::Vec(Box::new(of.mem_or_unknown()?)),
            ty => ty.mem()?,
        })
    }

    /// Whether a part of it is a float that the macro can see.
    #[cfg(test)]
    pub fn has_float(&self) -> bool {
        match self {
            Ty::F64 | Ty::F32 | Ty::Param(_) => true,
            Ty::Tuple(parts) => parts.iter().any(Ty::has_float),
            Ty::Array(of, _)
            | Ty::Slice(of)
            | Ty::Vec(of)
            | Ty::Queue(of)
            | Ty::Range(of)
            | Ty::Option(of) => of.has_float(),
            Ty::Ref { to, .. } | Ty::Result(to, _) => to.has_float(),
            _ => false,
        }
    }
}

impl Record {
    /// Whether it may have fields beside these; what there is of it is known to rustc, by its name.
    pub fn is_open(&self) -> bool {
        !self.complete && self.path.0.to_string() != "_"
    }

    fn mem(&self) -> Struct {
        let member = |name: &str| syn::parse_str(name).expect("a field's name");
        let named = |name: &str| match name.split_once("::") {
            Some((variant, field)) => (syn::parse_str(variant).ok(), member(field)),
            None => (None, member(name)),
        };
        let field = |(name, ty): &(String, Ty)| Field {
            variant: named(name).0,
            name: named(name).1,
            ty: ty
                .mem()
                .or_else(|| ty.option_mem())
                .unwrap_or(Mem::Unknown(Unknown {
                    inert: ty.is_inert(),
                    ..Unknown::default()
                })),
            skipped: self.skipped.contains(name),
            boxed: self.boxed.contains(name),
            some: match ty {
                Ty::Named(name) => crate::generics::some_data(&name.0),
                _ => None,
            },
        };
        Struct {
            path: self.path.0.clone(),
            fields: self.fields.iter().map(field).collect(),
            complete: self.complete,
            declared: self.declared,
            tangent: false,
            unit: self.unit.clone(),
        }
    }
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ty::F64 => f.write_str("f64"),
            Ty::F32 => f.write_str("f32"),
            Ty::Param(param) => f.write_str(param.name()),
            Ty::Int(int) => f.write_str(int_name(*int)),
            Ty::Bool => f.write_str("bool"),
            Ty::Char => f.write_str("char"),
            Ty::Str => f.write_str("str"),
            Ty::Unit => f.write_str("()"),
            Ty::Never => f.write_str("!"),
            Ty::Tuple(parts) => tuple(f, parts),
            Ty::Array(of, len) => write!(f, "[{of}; {}]", len.0),
            Ty::Slice(of) => write!(f, "[{of}]"),
            Ty::Vec(of) => write!(f, "Vec<{of}>"),
            Ty::Queue(of) => write!(f, "VecDeque<{of}>"),
            Ty::Ref { mutable: false, to } => write!(f, "&{to}"),
            Ty::Ref { mutable: true, to } => write!(f, "&mut {to}"),
            Ty::Range(of) => write!(f, "Range<{of}>"),
            Ty::Option(of) => write!(f, "Option<{of}>"),
            Ty::Result(ok, err) => write!(f, "Result<{ok}, {err}>"),
            Ty::Ordering => f.write_str("Ordering"),
            Ty::Named(tokens) => write!(f, "{}", tokens.0),
            Ty::Struct(record) => write!(f, "{}", record.path.0),
            Ty::Unknown => f.write_str("_"),
        }
    }
}

fn tuple(f: &mut fmt::Formatter<'_>, parts: &[Ty]) -> fmt::Result {
    f.write_str("(")?;
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{part}")?;
    }
    f.write_str(if parts.len() == 1 { ",)" } else { ")" })
}

/// The integer type of that name (also a literal's suffix).
pub fn int_named(name: &str) -> Option<Int> {
    INTS.iter()
        .find(|(_, text)| *text == name)
        .map(|(int, _)| *int)
}

pub fn int_name(int: Int) -> &'static str {
    INTS.iter()
        .find(|(other, _)| *other == int)
        .map_or("", |(_, text)| text)
}

/// The integer type of the same width, signed or not.
pub fn with_sign(int: Int, signed: bool) -> Int {
    let at = INTS
        .iter()
        .position(|(other, _)| *other == int)
        .unwrap_or(0);
    INTS[at % 6 + if signed { 0 } else { 6 }].0
}

/// Signed ones first, then the unsigned ones of the same widths.
const INTS: [(Int, &str); 12] = [
    (Int::I8, "i8"),
    (Int::I16, "i16"),
    (Int::I32, "i32"),
    (Int::I64, "i64"),
    (Int::I128, "i128"),
    (Int::Isize, "isize"),
    (Int::U8, "u8"),
    (Int::U16, "u16"),
    (Int::U32, "u32"),
    (Int::U64, "u64"),
    (Int::U128, "u128"),
    (Int::Usize, "usize"),
];

impl PartialEq for Tokens {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_string() == other.0.to_string()
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

impl ToTokens for Tokens {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}
