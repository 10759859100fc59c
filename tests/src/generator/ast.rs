//! The abstract syntax of generated programs. It is ours alone: neither `syn` nor the macro's
//! representation appears here, so that the interpreter shares no mistake with the macro.
//!
//! Variables are numbered per function and each has one type; two variables may share a *name*
//! (shadowing), which matters to the printer only.

mod structs;

pub use structs::{Field, FieldTy, Layout, Object, Operator, Part, Role, Step, Struct, StructId};

/// A variable of a function; index into [`Function::vars`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Var(pub usize);

/// A loop label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label(pub usize);

/// Functions that call each other; the last one is the entry.
#[derive(Clone, Debug)]
pub struct Program {
    pub structs: Vec<Struct>,
    pub layout: Layout,
    pub functions: Vec<Function>,
    /// Arguments of the entry.
    pub args: Vec<Arg>,
}

impl Program {
    /// The function whose gradient is checked.
    pub fn entry(&self) -> &Function {
        self.functions.last().expect("a program has an entry")
    }
}

/// An argument of the entry function.
#[derive(Clone, PartialEq, Debug)]
pub enum Arg {
    Float(f64),
    Int(i64),
    Floats(Vec<f64>),
    Ints(Vec<i64>),
}

#[derive(Clone, Debug)]
pub struct Function {
    pub name: String,
    pub role: Role,
    pub params: Vec<Var>,
    /// Parameters that are declared `mut`.
    pub changed: Vec<Var>,
    pub ret: Ret,
    pub vars: Vec<VarInfo>,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct VarInfo {
    pub name: String,
    pub ty: Ty,
}

/// The type of a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ty {
    Float,
    /// A parameter `&mut f64`.
    FloatMut,
    /// A parameter `&f64`.
    FloatRef,
    Int(IntTy),
    Bool,
    /// `[f64; N]`, a local or a parameter by value.
    Array(usize),
    /// A parameter `&[f64; N]`.
    ArrayRef(usize),
    /// A local `Vec<f64>`.
    Vec,
    /// A parameter `&Vec<f64>`.
    VecRef,
    /// A parameter `&[f64]`.
    Slice,
    /// A parameter `&mut [f64]`.
    SliceMut,
    /// A local `[[f64; W]; N]`.
    Grid(usize, usize),
    /// A local `Vec<Vec<f64>>` of N rows of W.
    Rows(usize, usize),
    /// A local `[usize; N]`.
    Table(usize),
    /// A parameter `&[usize]`.
    TableRef,
    /// A struct: a local, or a parameter by value.
    Struct(StructId),
    /// A parameter `&V`.
    StructRef(StructId),
    /// A parameter `&mut V`.
    StructMut(StructId),
    /// A local `[V; N]`.
    Structs(StructId, usize),
    /// A local `Vec<V>`.
    StructVec(StructId),
    /// A parameter `&[V]`.
    StructSlice(StructId),
    /// A parameter `&mut [V]`.
    StructSliceMut(StructId),
}

impl Ty {
    /// Holds several floats, indexed.
    pub fn is_memory(self) -> bool {
        !matches!(
            self,
            Ty::Float | Ty::FloatMut | Ty::FloatRef | Ty::Int(_) | Ty::Bool
        ) && !self.is_table()
            && self.structs().is_none()
    }

    /// Memory of one dimension.
    pub fn is_list(self) -> bool {
        self.is_memory() && self.dims().is_none()
    }

    /// Rows and their width, of memory of two dimensions.
    pub fn dims(self) -> Option<(usize, usize)> {
        match self {
            Ty::Grid(rows, width) | Ty::Rows(rows, width) => Some((rows, width)),
            _ => None,
        }
    }

    /// Holds several integers, indexed.
    pub fn is_table(self) -> bool {
        matches!(self, Ty::Table(_) | Ty::TableRef)
    }

    /// A parameter that has a derivative.
    pub fn is_active(self) -> bool {
        !matches!(self, Ty::Int(_) | Ty::Bool) && !self.is_table()
    }

    /// A parameter that the function may change for its caller.
    pub fn is_exclusive(self) -> bool {
        matches!(
            self,
            Ty::SliceMut | Ty::FloatMut | Ty::StructMut(_) | Ty::StructSliceMut(_)
        )
    }

    /// A reference that must not be borrowed again with `&` when passed on.
    pub fn is_ref(self) -> bool {
        matches!(
            self,
            Ty::FloatMut
                | Ty::FloatRef
                | Ty::ArrayRef(_)
                | Ty::VecRef
                | Ty::Slice
                | Ty::SliceMut
                | Ty::TableRef
                | Ty::StructRef(_)
                | Ty::StructMut(_)
                | Ty::StructSlice(_)
                | Ty::StructSliceMut(_)
        )
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IntTy {
    Usize,
    I32,
}

/// What a function returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ret {
    Float,
    /// `(f64, f64)`.
    Pair,
    Unit,
    Struct(StructId),
}

/// Statements and the trailing values (none, one or two).
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Block {
    pub stmts: Vec<Stmt>,
    pub tail: Vec<Expr>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Stmt {
    Let {
        var: Var,
        mutable: bool,
        init: Expr,
    },
    LetInt {
        var: Var,
        mutable: bool,
        init: Int,
    },
    LetBool {
        var: Var,
        mutable: bool,
        init: Cond,
    },
    /// `let t;`, assigned once on every path that reads it.
    Declare {
        var: Var,
    },
    /// `let (a, b) = (x, y);` or `let (a, b) = h(..);`.
    LetPair {
        vars: [Var; 2],
        init: Pair,
    },
    LetMem {
        var: Var,
        mutable: bool,
        init: MemInit,
    },
    /// `let order = [2, 0, 1];`
    LetTable {
        var: Var,
        items: Vec<i64>,
    },
    /// `u = next.clone();`, `u = next;`
    AssignMem {
        var: Var,
        init: MemInit,
    },
    /// `p = e` (`op` is `None`) or `p += e`.
    Assign {
        place: Place,
        op: Option<Bin>,
        value: Expr,
    },
    /// `(p, q) = (x, y);`.
    AssignPair {
        places: [Place; 2],
        values: [Expr; 2],
    },
    AssignInt {
        var: Var,
        op: Option<IntBin>,
        value: Int,
    },
    AssignBool {
        var: Var,
        value: Cond,
    },
    If {
        cond: Cond,
        then: Block,
        els: Option<Block>,
    },
    Match {
        on: Int,
        arms: Vec<Arm<Block>>,
    },
    For {
        label: Option<Label>,
        var: Var,
        range: Range,
        body: Block,
    },
    /// `for (i, (a, w)) in x.iter().zip(y.windows(3)).enumerate() { .. }`
    ForEach {
        label: Option<Label>,
        count: Option<Var>,
        items: Vec<(Var, Each)>,
        rev: bool,
        body: Block,
    },
    While {
        label: Option<Label>,
        cond: Cond,
        body: Block,
    },
    /// `loop { .. }`, with `let var = loop { .. break e; };` if `var` is given.
    Loop {
        label: Option<Label>,
        var: Option<Var>,
        body: Block,
    },
    Break {
        label: Option<Label>,
        value: Option<Expr>,
    },
    Continue {
        label: Option<Label>,
    },
    Return {
        values: Vec<Expr>,
    },
    /// `v.push(e);`.
    Push {
        vec: Var,
        value: Expr,
    },
    /// `let var = v.pop().unwrap();`.
    Pop {
        vec: Var,
        var: Var,
    },
    /// `m.swap(i, j);`.
    Swap {
        mem: Var,
        i: Int,
        j: Int,
    },
    /// `std::mem::swap(&mut a, &mut b);` on variables of one type.
    MemSwap {
        a: Var,
        b: Var,
    },
    /// `m[a..b].fill(e);`.
    Fill {
        mem: View,
        value: Expr,
    },
    /// `m[a..b].copy_from_slice(&src[c..d]);`.
    CopyFrom {
        dst: View,
        src: View,
    },
    /// `let r = &mut m[i]; *r = ..;` in a block of its own.
    ElementRef {
        place: Place,
        op: Option<Bin>,
        value: Expr,
    },
    Call {
        callee: usize,
        args: Vec<CallArg>,
    },
    LetObject {
        var: Var,
        mutable: bool,
        init: Object,
    },
    /// `let mut items = [a, b];`, `vec![a, b]`.
    LetObjects {
        var: Var,
        items: Vec<Object>,
    },
    /// `items.push(a);`
    PushObject {
        vec: Var,
        value: Object,
    },
    /// Anything but a float: `p = a;`, `p.count = i;`.
    AssignPart {
        place: Place,
        value: Part,
    },
    /// `for p in &items`, `for p in items.iter_mut()`.
    ForObjects {
        var: Var,
        items: Var,
        body: Block,
    },
    /// `assert!(cond);`, `cond` true in every run that is kept.
    Assert {
        cond: Cond,
    },
}

/// What an iterator over memory yields.
#[derive(Clone, PartialEq, Debug)]
pub struct Each {
    pub mem: View,
    pub how: How,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// `.iter()`
    Iter,
    /// `.iter_mut()`
    IterMut,
    /// `.windows(k)`
    Windows(usize),
    /// `.chunks_exact(k)`
    Chunks(usize),
}

/// The right side of `let (a, b) = ..`.
#[derive(Clone, PartialEq, Debug)]
pub enum Pair {
    Values([Expr; 2]),
    Call { callee: usize, args: Vec<CallArg> },
}

/// One arm of a match on an integer.
#[derive(Clone, PartialEq, Debug)]
pub struct Arm<T> {
    pub pat: Pat,
    pub guard: Option<Cond>,
    pub body: T,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Pat {
    /// `1 | 2`.
    Ints(Vec<i64>),
    /// `1..=3`.
    Range(i64, i64),
    Any,
}

/// Where a float is read or written.
#[derive(Clone, PartialEq, Debug)]
pub enum Place {
    Var(Var),
    /// `m[i]`, `m[i][j]` for a grid.
    Elem(Var, Vec<Int>),
    /// `p.x`, `items[i].at.x`; not always a float.
    Part(Var, Vec<Step>),
}

/// A contiguous part of memory, passed on as a slice.
#[derive(Clone, PartialEq, Debug)]
pub struct View {
    pub mem: Var,
    /// The row of a grid.
    pub row: Option<Int>,
    /// `[lo..hi]`; absent ends are the memory's own.
    pub range: Option<(Option<Int>, Option<Int>)>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum MemInit {
    /// `[a, b, c]`, `vec![a, b, c]`.
    List(Vec<Expr>),
    /// `[e; N]`, `vec![e; n]`; the length is used for `Vec` only. For a grid `[[e; W]; N]`.
    Repeat(Expr, Int),
    /// `Vec::new()`, `Vec::with_capacity(n)`.
    Empty(Option<Int>),
    /// `m.clone()`, `m.to_vec()`, or a plain copy of an array.
    CopyOf(View),
    /// `m`, which is not used afterwards.
    Moved(Var),
}

#[derive(Clone, PartialEq, Debug)]
pub struct Range {
    pub lo: Int,
    pub hi: Int,
    pub inclusive: bool,
    pub shape: RangeShape,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RangeShape {
    Plain,
    Rev,
    Step(usize),
    /// `(a..b).rev().step_by(s)`.
    RevStep(usize),
    /// `(a..b).step_by(s).rev()`.
    StepRev(usize),
}

#[derive(Clone, PartialEq, Debug)]
pub enum CallArg {
    Float(Expr),
    Int(Int),
    /// `&x[..]`, `&mut x[..]`, or the array or reference itself, as the parameter's type says.
    View(View),
    /// `&mut a`, `&mut m[i]` or a parameter `&mut f64` passed on; `&a` for `&f64`.
    Ref(Place),
    /// By value, or a new one that is lent.
    Object(Object),
}

/// Float expressions.
#[derive(Clone, PartialEq, Debug)]
pub enum Expr {
    Lit(f64),
    Read(Place),
    Un(Un, Box<Expr>),
    Bin(Bin, Box<Expr>, Box<Expr>),
    MulAdd(Box<Expr>, Box<Expr>, Box<Expr>),
    Clamp(Box<Expr>, f64, f64),
    Powi(Box<Expr>, Int),
    /// `i as f64`.
    Cast(Int),
    If(Cond, Box<Block>, Box<Block>),
    Match(Int, Vec<Arm<Expr>>),
    /// `{ let a = ..; a * b }`.
    Block(Box<Block>),
    Call(usize, Vec<CallArg>),
    /// `V::RATE`.
    Rate(StructId),
    /// A result that is no float.
    Object(Box<Object>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Un {
    Neg,
    Sin,
    Cos,
    Exp,
    ExpM1,
    Tanh,
    Sqrt,
    Ln,
    Ln1p,
    Cbrt,
    Atan,
    Recip,
    Abs,
    Floor,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bin {
    Add,
    Sub,
    Mul,
    Div,
    Max,
    Min,
    Hypot,
    Atan2,
    Powf,
}

/// Integer expressions; the interpreter refuses programs that overflow or divide by zero.
#[derive(Clone, PartialEq, Debug)]
pub enum Int {
    Lit(i64),
    Var(Var),
    Bin(IntBin, Box<Int>, Box<Int>),
    Len(Var),
    /// `order[i]`.
    Elem(Var, Box<Int>),
    /// `e as usize`, `e as i32`.
    FromFloat(IntTy, Box<Expr>),
    /// `i as usize`, `i as i32`.
    Convert(IntTy, Box<Int>),
    /// `p.count`.
    Read(Place),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IntBin {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Xor,
    Shr,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Cond {
    Var(Var),
    Lit(bool),
    Floats(Cmp, Box<Expr>, Box<Expr>),
    Ints(Cmp, Int, Int),
    And(Box<Cond>, Box<Cond>),
    Or(Box<Cond>, Box<Cond>),
    Not(Box<Cond>),
    /// `p.up`.
    Read(Place),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cmp {
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
}
