//! Structs of a program, and what is written with them.

use super::{CallArg, Cond, Expr, Int, Place, Ty};

/// A struct of the program; index into [`super::Program::structs`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct StructId(pub usize);

#[derive(Clone, PartialEq, Debug)]
pub struct Struct {
    pub name: String,
    pub fields: Vec<Field>,
    /// `const START: V = V { .. };`
    pub start: Option<Vec<Part>>,
    /// `const RATE: f64 = ..;`
    pub rate: Option<f64>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    pub name: String,
    pub ty: FieldTy,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldTy {
    Float,
    /// `usize`
    Int,
    Bool,
    /// `[f64; N]`
    Array(usize),
    Struct(StructId),
}

/// Where the structs stand, and what is annotated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layout {
    /// Each item has its attribute.
    #[default]
    Flat,
    /// All in one module with one.
    Module,
    /// The structs and what belongs to them in a module of their own.
    Apart,
}

/// What a function is to the structs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Role {
    #[default]
    Free,
    /// Free, private, and in the module of the structs.
    Beside,
    /// `self` is the first parameter.
    Method(StructId),
    Associated(StructId),
    Operator(Operator),
}

impl Role {
    /// Stands in the module of the structs.
    pub fn is_inside(self) -> bool {
        self != Role::Free
    }
}

/// The operands are the parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operator {
    Add,
    Sub,
    Mul,
    Neg,
    AddAssign,
    SubAssign,
    MulAssign,
}

impl Operator {
    pub fn assigns(self) -> bool {
        matches!(
            self,
            Operator::AddAssign | Operator::SubAssign | Operator::MulAssign
        )
    }
}

/// A part of a struct, or an element of a list of structs.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    Field(usize),
    At(Int),
}

/// An expression whose value is a struct.
#[derive(Clone, PartialEq, Debug)]
pub enum Object {
    Read(Place),
    Literal(StructId, Vec<Part>),
    /// `V { x: e, ..base }`
    Update(StructId, usize, Box<Part>, Box<Object>),
    /// `V::START`
    Start(StructId),
    Call(usize, Vec<CallArg>),
    If(Cond, Box<Object>, Box<Object>),
}

/// What a field is given.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    Float(Expr),
    Int(Int),
    Bool(Cond),
    Floats(Vec<Expr>),
    Object(Object),
}

impl Ty {
    /// The struct that it is, lends or holds.
    pub fn structs(self) -> Option<StructId> {
        self.one_struct().or(self.struct_list())
    }

    /// The struct that it is or lends.
    pub fn one_struct(self) -> Option<StructId> {
        match self {
            Ty::Struct(of) | Ty::StructRef(of) | Ty::StructMut(of) => Some(of),
            _ => None,
        }
    }

    /// The struct of its elements.
    pub fn struct_list(self) -> Option<StructId> {
        match self {
            Ty::Structs(of, _)
            | Ty::StructVec(of)
            | Ty::StructSlice(of)
            | Ty::StructSliceMut(of) => Some(of),
            _ => None,
        }
    }
}
