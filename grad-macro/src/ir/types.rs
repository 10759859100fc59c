//! Types of values and memory, and new values and roots.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use quote::{ToTokens, quote};

use super::*;

/// Names of type parameters live as long as the compiler, so that scalar types can be copied; there are few.
fn intern(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    match names.get(name) {
        Some(known) => known,
        None => {
            let new: &'static str = name.to_owned().leak();
            names.insert(new);
            new
        }
    }
}

impl Scalar {
    pub const USIZE: Scalar = Scalar::Int(Int::Usize);

    pub fn is_float(self) -> bool {
        matches!(self, Scalar::F64 | Scalar::F32 | Scalar::Param(_))
    }

    /// The type parameter of that name.
    pub fn param(name: &str) -> Scalar {
        Scalar::Param(intern(name))
    }

    pub fn is_int(self) -> bool {
        matches!(self, Scalar::Int(_))
    }

    /// Equal, as far as the macro knows.
    pub fn agrees(self, other: Scalar) -> bool {
        const INFER: Scalar = Scalar::Int(Int::Infer);
        self == other || (self == INFER && other.is_int()) || (other == INFER && self.is_int())
    }

    /// As written in Rust; `_` where only rustc knows.
    pub fn name(self) -> &'static str {
        match self {
            Scalar::F64 => "f64",
            Scalar::F32 => "f32",
            Scalar::Param(name) => name,
            Scalar::Bool => "bool",
            Scalar::Int(int) => int.name(),
            Scalar::Other => "_",
        }
    }
}

impl Int {
    pub const ALL: [Int; 12] = [
        Int::I8,
        Int::I16,
        Int::I32,
        Int::I64,
        Int::I128,
        Int::Isize,
        Int::U8,
        Int::U16,
        Int::U32,
        Int::U64,
        Int::U128,
        Int::Usize,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Int::Infer => "_",
            Int::I8 => "i8",
            Int::I16 => "i16",
            Int::I32 => "i32",
            Int::I64 => "i64",
            Int::I128 => "i128",
            Int::Isize => "isize",
            Int::U8 => "u8",
            Int::U16 => "u16",
            Int::U32 => "u32",
            Int::U64 => "u64",
            Int::U128 => "u128",
            Int::Usize => "usize",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Int> {
        Int::ALL.into_iter().find(|int| int.name() == name)
    }
}

impl Mem {
    /// Does it hold floats, so that it has a shadow?
    pub fn has_float(&self) -> bool {
        match self {
            Mem::Scalar(scalar) => scalar.is_float(),
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => {
                elem.has_float()
            }
            Mem::Tuple(parts) => parts.iter().any(Mem::has_float),
            // It may hold more than this function looks at.
            Mem::Struct(_) => true,
            Mem::Unknown(unknown) if unknown.inert => false,
            Mem::Unknown(unknown) => unknown.elem.as_ref().is_none_or(|elem| elem.has_float()),
        }
    }

    /// The element of an array, slice or `Vec`.
    pub fn elem(&self) -> Option<&Mem> {
        match self {
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => {
                Some(elem)
            }
            Mem::Unknown(unknown) => unknown.elem.as_deref(),
            Mem::Scalar(_) | Mem::Tuple(_) | Mem::Struct(_) => None,
        }
    }

    /// The parts of a tuple or a struct.
    pub fn parts(&self) -> Option<Vec<Mem>> {
        match self {
            Mem::Tuple(parts) => Some(parts.clone()),
            Mem::Struct(of) if of.is_enum() => None,
            Mem::Struct(of) => Some(of.fields.iter().map(|field| field.ty.clone()).collect()),
            _ => None,
        }
    }

    /// Whether the `n`-th part is a field that is marked to have no tangent.
    pub fn is_field_skipped(&self, n: usize) -> bool {
        matches!(self, Mem::Struct(of) if of.fields.get(n).is_some_and(|field| field.skipped))
    }

    /// Whether a part of it is a user's type.
    pub fn has_struct(&self) -> bool {
        match self {
            Mem::Struct(_) => true,
            Mem::Scalar(_) | Mem::Unknown(_) => false,
            Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => of.has_struct(),
            Mem::Tuple(parts) => parts.iter().any(Mem::has_struct),
        }
    }

    /// Whether its shadow, where it is lent, is an exclusive reference to the tangent, and not seen through cells: of the
    /// user's types, of tuples that hold a `Vec`, and of lists of lists of lists. Companions' signatures agree with this
    /// (`ParamShape::is_exclusive`).
    pub fn is_exclusive(&self) -> bool {
        self.has_struct() || self.depth() > 2 || self.element().owns_memory()
    }

    /// How many levels of lists there are; an array of floats is an element.
    fn depth(&self) -> usize {
        match self {
            Mem::Slice(of) | Mem::Vec(of) => of.depth() + 1,
            Mem::Array(of, _) => match of.depth() {
                0 => 0,
                below => below + 1,
            },
            _ => 0,
        }
    }

    /// What the lists consist of.
    fn element(&self) -> &Mem {
        match self {
            Mem::Slice(of) | Mem::Vec(of) => of.element(),
            Mem::Array(of, _) if of.depth() > 0 => of.element(),
            _ => self,
        }
    }

    fn owns_memory(&self) -> bool {
        match self {
            Mem::Vec(_) | Mem::Queue(_) | Mem::Struct(_) => true,
            Mem::Scalar(_) | Mem::Unknown(_) => false,
            Mem::Array(of, _) | Mem::Slice(of) => of.owns_memory(),
            Mem::Tuple(parts) => parts.iter().any(Mem::owns_memory),
        }
    }

    /// Whether only rustc knows the type, and nothing names it.
    pub fn is_unnamed(&self) -> bool {
        match self {
            Mem::Struct(of) => of.path.to_string() == "_",
            Mem::Unknown(unknown) => unknown.callee.is_none(),
            Mem::Scalar(_) => false,
            Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => of.is_unnamed(),
            Mem::Tuple(parts) => parts.iter().any(Mem::is_unnamed),
        }
    }

    /// Whether a part of its tuples is text.
    pub fn holds_text(&self) -> bool {
        match self {
            Mem::Scalar(scalar) => *scalar == Scalar::Other,
            Mem::Struct(_) | Mem::Unknown(_) => false,
            Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => of.holds_text(),
            Mem::Tuple(parts) => parts.iter().any(Mem::holds_text),
        }
    }

    pub fn as_scalar(&self) -> Option<Scalar> {
        match self {
            Mem::Scalar(scalar) => Some(*scalar),
            _ => None,
        }
    }

    /// As written in Rust, where it can be written.
    pub fn spelled(&self) -> Option<TokenStream> {
        Some(match self {
            Mem::Scalar(Scalar::Other) | Mem::Unknown(_) | Mem::Slice(_) => return None,
            Mem::Scalar(scalar) => {
                let name = syn::Ident::new(scalar.name(), Span::call_site());
                quote!(#name)
            }
            Mem::Array(of, len) => {
                let of = of.spelled()?;
                quote!([#of; #len])
            }
            Mem::Vec(of) => {
                let of = of.spelled()?;
                quote!(Vec<#of>)
            }
            Mem::Queue(_) => return None,
            Mem::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(Mem::spelled).collect::<Option<_>>()?;
                quote!((#(#parts,)*))
            }
            Mem::Struct(of) if of.path.to_string() == "_" => return None,
            Mem::Struct(of) => of.path.clone(),
        })
    }

    /// Whether there is a value of the type that can be written without knowing more.
    pub fn has_stand_in(&self) -> bool {
        match self {
            Mem::Scalar(scalar) => *scalar != Scalar::Other,
            Mem::Array(of, _) => of.has_stand_in(),
            Mem::Tuple(parts) => parts.iter().all(Mem::has_stand_in),
            Mem::Vec(_) | Mem::Queue(_) => true,
            Mem::Struct(of) => of.path.to_string() != "_" && of.stand_in_fields().is_some(),
            Mem::Slice(_) | Mem::Unknown(_) => false,
        }
    }

    /// The same type but for the lengths of arrays, which may be spelled in several ways.
    pub fn same_shape(&self, other: &Mem) -> bool {
        match (self, other) {
            (Mem::Scalar(a), Mem::Scalar(b)) => a.agrees(*b),
            (Mem::Array(a, _), Mem::Array(b, _))
            | (Mem::Slice(a), Mem::Slice(b))
            | (Mem::Vec(a), Mem::Vec(b))
            | (Mem::Queue(a), Mem::Queue(b)) => a.same_shape(b),
            (Mem::Tuple(a), Mem::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_shape(b))
            }
            (Mem::Struct(_), Mem::Struct(_)) => true,
            // Rustc will tell.
            (Mem::Unknown(_), _) | (_, Mem::Unknown(_)) => true,
            _ => false,
        }
    }

    /// The type after one step of a path.
    pub fn step(&self, proj: &Proj) -> Result<Mem, String> {
        let found = match (proj, self) {
            (Proj::Index(_), _) => self.elem().cloned(),
            (Proj::Range(..), _) => self.elem().map(|elem| Mem::Slice(Box::new(elem.clone()))),
            (Proj::Field(n), Mem::Tuple(parts)) => parts.get(*n).cloned(),
            (Proj::Field(n), Mem::Struct(of)) => of.fields.get(*n).map(|field| field.ty.clone()),
            (Proj::Field(_), _) => None,
        };
        found.ok_or_else(|| format!("`{self}` has no such part"))
    }
}

impl Struct {
    /// The name of the user's type.
    pub fn name(&self) -> Option<String> {
        crate::known::name_of(&syn::parse2(self.path.clone()).ok()?)
    }

    /// Whether none of its fields is known: a type parameter, or a type out of sight of which no field is used.
    pub fn is_open(&self) -> bool {
        self.fields.is_empty()
    }

    /// Whether this is an `Option` in memory, whose one variant with a field is `Some`.
    pub fn is_option(&self) -> bool {
        let some = |field: &Field| field.variant.as_ref().is_some_and(|name| name == "Some");
        matches!(&self.fields[..], [field] if some(field))
            && self
                .path
                .to_string()
                .contains(":: core :: option :: Option <")
    }

    /// The path before the names of variants.
    pub fn variants_path(&self) -> TokenStream {
        match self.is_option() {
            true => quote!(::core::option::Option),
            false => self.literal_path(),
        }
    }

    /// The path of a literal: type arguments need `::` there, and rustc infers them as well.
    pub fn literal_path(&self) -> TokenStream {
        let Ok(mut path) = syn::parse2::<syn::Path>(self.path.clone()) else {
            return self.path.clone();
        };
        for segment in &mut path.segments {
            segment.arguments = syn::PathArguments::None;
        }
        path.to_token_stream()
    }

    /// The fields of a value of this type, none of which needs to be known: of an enum, those of one of its variants.
    pub fn stand_in_fields(&self) -> Option<Vec<&Field>> {
        let given = |variant: Option<&syn::Ident>| -> Option<Vec<&Field>> {
            let fields: Vec<_> = self
                .fields
                .iter()
                .filter(|f| f.variant.as_ref() == variant)
                .collect();
            (fields
                .iter()
                .all(|f| f.some.is_some() || f.ty.has_stand_in()))
            .then_some(fields)
        };
        if !self.complete {
            return None;
        }
        match self.is_enum() {
            false => given(None),
            true => self
                .fields
                .iter()
                .find_map(|field| given(field.variant.as_ref())),
        }
    }

    /// Where the field of this name is listed.
    pub fn position(&self, name: &syn::Member) -> Option<usize> {
        self.fields
            .iter()
            .position(|field| field.name == *name && field.variant.is_none())
    }

    /// The same for a field of a variant.
    pub fn position_in(&self, variant: &syn::Ident, name: &syn::Member) -> Option<usize> {
        self.fields
            .iter()
            .position(|field| field.name == *name && field.variant.as_ref() == Some(variant))
    }

    /// Whether it is an enum that this function takes apart.
    pub fn is_enum(&self) -> bool {
        self.fields.iter().any(|field| field.variant.is_some())
    }

    /// Whether a variant holds a box, perhaps around the enum itself.
    pub fn has_boxes(&self) -> bool {
        self.fields.iter().any(|field| field.boxed)
    }
}

impl Func {
    /// Whether this is switched off: see [`Func::off`].
    pub fn is_off(&self, what: &str) -> bool {
        self.off.iter().any(|off| off == what || off == "all")
    }

    /// The call of a function (not of a method, whose receiver's type may be unknown in turn) that returns this root
    /// as a whole.
    pub fn maker(&self, root: RootId) -> Option<Call> {
        let mut maker = None;
        self.body.walk(&mut |op| {
            if let OpKind::Call(call) = &op.kind
                && matches!(call.ret, Some(Bind::Root(made)) if made == root)
                && matches!(call.callee, Callee::Path(_) | Callee::Qualified(_))
            {
                maker = Some((**call).clone());
            }
        });
        maker
    }

    /// A new value; whoever makes it defines it.
    pub fn new_val(&mut self, ty: Scalar, name: Option<String>, span: Span) -> ValId {
        self.vals.push(ValInfo {
            ty,
            name,
            span,
            again: false,
            fixed: false,
            consumed: false,
            changed: false,
            function: false,
            lent: false,
            same: None,
        });
        ValId(u32::try_from(self.vals.len() - 1).expect("fewer than 2^32 values"))
    }

    /// A new root; whoever makes it begins its life.
    pub fn new_root(
        &mut self,
        name: impl Into<String>,
        ty: Mem,
        kind: RootKind,
        span: Span,
    ) -> RootId {
        self.roots.push(RootInfo {
            name: name.into(),
            ty,
            kind,
            span,
            lent: false,
        });
        RootId(u32::try_from(self.roots.len() - 1).expect("fewer than 2^32 roots"))
    }

    pub fn val(&self, v: ValId) -> &ValInfo {
        &self.vals[v.0 as usize]
    }

    pub fn ty(&self, v: ValId) -> Scalar {
        self.val(v).ty
    }

    /// Whether the caller lends the root's shadow: it is behind a reference, and `wrt` does not leave it out.
    pub fn is_shadow_lent(&self, root: RootId) -> bool {
        match self.root(root).kind {
            RootKind::ParamRef { param, .. } => self.params.get(param).is_none_or(|p| p.wrt),
            _ => false,
        }
    }

    /// Whether the shadow of a parameter is an exclusive reference to the tangent itself: also, behind a `&mut`, of
    /// everything that owns memory. Companions' signatures agree with this (`ParamShape::is_exclusive`).
    pub fn is_shadow_exclusive(&self, root: RootId) -> bool {
        let info = self.root(root);
        match info.kind {
            RootKind::ParamRef { mutable, .. } => {
                mutable && info.ty.owns_memory() || info.ty.is_exclusive()
            }
            _ => false,
        }
    }

    pub fn root(&self, root: RootId) -> &RootInfo {
        &self.roots[root.0 as usize]
    }
}

/// Whether the place is there only while some enum is of one of its variants.
pub fn in_variant(func: &Func, place: &Place) -> bool {
    (0..place.path.len()).any(|n| {
        let whole = Place {
            base: place.base.clone(),
            path: place.path[..n].to_vec(),
        };
        matches!(try_place_type(func, &whole), Ok(Mem::Struct(of)) if of.is_enum())
    })
}

/// The type of what a place holds. A shadow place has the type of its primal.
pub fn place_type(func: &Func, place: &Place) -> Mem {
    try_place_type(func, place).unwrap_or_else(|why| panic!("{why}"))
}

/// As [`place_type`]; an error if the path does not fit the root.
pub fn try_place_type(func: &Func, place: &Place) -> Result<Mem, String> {
    let base = base_type(func, &place.base)?;
    place.path.iter().try_fold(base, |ty, proj| ty.step(proj))
}

fn base_type(func: &Func, base: &Base) -> Result<Mem, String> {
    match base {
        Base::Root(root) | Base::Shadow(root) => Ok(func.root(*root).ty.clone()),
        Base::Select(_, options) => {
            let first = options.first().ok_or("a choice between no places")?;
            try_place_type(func, first)
        }
    }
}

/// Whether the place lies in a field that is marked to have no tangent. A chosen one does where nothing else that it may be
/// has a tangent.
pub fn is_skipped(func: &Func, place: &Place) -> bool {
    let chosen = match &place.base {
        Base::Select(_, options) => {
            options.iter().any(|option| is_skipped(func, option)) && !is_partly_skipped(func, place)
        }
        Base::Root(_) | Base::Shadow(_) => false,
    };
    let mut ty = base_type(func, &place.base);
    chosen
        || place.path.iter().any(|proj| {
            let Ok(of) = &ty else { return false };
            let skipped = matches!(proj, Proj::Field(n) if of.is_field_skipped(*n));
            ty = of.step(proj);
            skipped
        })
}

/// Whether the place is chosen between some that lie in such a field and some that may have a tangent.
pub fn is_partly_skipped(func: &Func, place: &Place) -> bool {
    let Base::Select(_, options) = &place.base else {
        return false;
    };
    let still = |option: &Place| {
        is_skipped(func, option)
            || option.roots().iter().all(|root| {
                let info = func.root(*root);
                let constant = match info.kind {
                    RootKind::Const { .. } => true,
                    RootKind::ParamRef { param, .. } => {
                        func.params.get(param).is_some_and(|p| !p.wrt)
                    }
                    _ => false,
                };
                constant || !info.ty.has_float()
            })
    };
    let skipped = |option: &Place| is_skipped(func, option) || is_partly_skipped(func, option);
    options.iter().any(skipped) && !options.iter().all(still)
}

impl CallArg {
    /// The name of the user's type that the argument is of.
    pub fn type_name(&self, func: &Func) -> Option<String> {
        let (CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place)) = self else {
            return None;
        };
        match try_place_type(func, place).ok()? {
            Mem::Struct(of) => of.name(),
            _ => None,
        }
    }
}
