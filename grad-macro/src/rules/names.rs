//! Which method or function of the source is which rule.

use super::{Form, Rule, all, rule};
use crate::ir::{Int, Scalar};

/// A function, called by path, that is a rule.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PathRule {
    pub rule: &'static Rule,
    /// The float type that the path fixes (`f32::sin`, `libm::expf`); `None` if the arguments decide.
    pub float: Option<Scalar>,
}

/// A method on floats whose result carries no derivative.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Predicate {
    /// Arguments, the receiver included.
    pub args: usize,
    pub result: Outcome,
}

/// The type of a [`Predicate`]'s result.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Outcome {
    Is(Scalar),
    /// The unsigned integer as wide as the float.
    Bits,
}

/// The methods that give the bits of a number. Of a type of the user's that holds numbers they do the same.
pub const BITS: [&str; 4] = ["to_bits", "to_be_bytes", "to_le_bytes", "to_ne_bytes"];

impl Outcome {
    /// The result's type for a receiver of type `float`.
    pub fn scalar(self, float: Scalar) -> Scalar {
        match (self, float) {
            (Outcome::Is(scalar), _) => scalar,
            (Outcome::Bits, Scalar::F32) => Scalar::Int(Int::U32),
            (Outcome::Bits, _) => Scalar::Int(Int::U64),
        }
    }
}

/// The rule behind the method `name` of floats, called with so many arguments, the receiver included.
pub fn method(name: &str, args: usize) -> Option<&'static Rule> {
    by_method_name(name).filter(|rule| rule.params.len() == args)
}

/// The rule behind a call by path: `f64::sin`, `core::primitive::f32::max`, `libm::expf`,
/// `num_traits::Float::sqrt`, `std::ops::Add::add`. The number of arguments is the caller's to check.
pub fn path_call(segments: &[&str]) -> Option<PathRule> {
    let (name, prefix) = segments.split_last()?;
    match prefix {
        ["f64"] | ["std" | "core", "primitive", "f64"] => inherent(name, Scalar::F64),
        ["f32"] | ["std" | "core", "primitive", "f32"] => inherent(name, Scalar::F32),
        ["libm"] => libm(name),
        ["num_traits", "Float"]
        | ["num_traits", "float", "Float" | "FloatCore"]
        | ["num_traits", "real", "Real"]
        | ["Float" | "FloatCore" | "Real"] => Some(PathRule {
            rule: by_method_name(name)?,
            float: None,
        }),
        ["std" | "core", "ops", of] | ["ops", of] | [of] => operator(of, name),
        _ => None,
    }
}

/// The collections of the standard library that the macro sees as a whole.
pub fn is_collection(name: &str) -> bool {
    matches!(
        name,
        "BTreeMap" | "BTreeSet" | "BinaryHeap" | "HashMap" | "HashSet" | "LinkedList" | "VecDeque"
    )
}

/// Its cells, locks and shared ownership.
pub fn is_shared(name: &str) -> bool {
    matches!(
        name,
        "Arc" | "Cell" | "Mutex" | "OnceCell" | "Rc" | "RefCell" | "RwLock"
    )
}

/// What holds numbers of which no derivative is defined: those of a `VecDeque` have one.
pub fn has_no_tangent(name: &str) -> bool {
    is_collection(name) && name != "VecDeque" || is_shared(name)
}

/// The traits of `core`, `std` and `num_traits` whose functions are called by `<f64 as Trait>::function`.
pub fn is_foreign_trait(name: &str) -> bool {
    let of_numbers = matches!(
        name,
        "Float"
            | "FloatCore"
            | "FloatConst"
            | "Real"
            | "Signed"
            | "Num"
            | "NumCast"
            | "NumOps"
            | "Zero"
            | "One"
            | "Bounded"
            | "FromPrimitive"
            | "ToPrimitive"
            | "AsPrimitive"
            | "Inv"
            | "MulAdd"
            | "Pow"
            | "Euclid"
    );
    let of_values = matches!(
        name,
        "From"
            | "Into"
            | "TryFrom"
            | "TryInto"
            | "Default"
            | "Clone"
            | "PartialEq"
            | "PartialOrd"
            | "Ord"
            | "Eq"
            | "FromStr"
            | "ToString"
            | "ToOwned"
            | "AsRef"
            | "AsMut"
            | "Borrow"
            | "Deref"
            | "Index"
            | "IndexMut"
            | "Iterator"
            | "IntoIterator"
            | "FromIterator"
            | "Extend"
            | "Sum"
            | "Product"
    );
    let operator = OPERATORS.iter().any(|(of, ..)| *of == name);
    of_numbers || of_values || operator || name.strip_suffix("Assign").is_some_and(is_foreign_trait)
}

/// The methods on floats whose result carries no derivative.
pub fn predicate(name: &str) -> Option<Predicate> {
    let (args, result) = match name {
        "is_nan" | "is_finite" | "is_infinite" | "is_normal" | "is_subnormal" => {
            (1, Outcome::Is(Scalar::Bool))
        }
        "is_sign_positive" | "is_sign_negative" | "is_positive" | "is_negative" => {
            (1, Outcome::Is(Scalar::Bool))
        }
        "is_zero" | "is_one" => (1, Outcome::Is(Scalar::Bool)),
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" => (2, Outcome::Is(Scalar::Bool)),
        "total_cmp" | "partial_cmp" => (2, Outcome::Is(Scalar::Other)),
        "classify" | "integer_decode" | "to_string" => (1, Outcome::Is(Scalar::Other)),
        "to_be_bytes" | "to_le_bytes" | "to_ne_bytes" => (1, Outcome::Is(Scalar::Other)),
        // `num_traits::ToPrimitive`: an `Option`.
        "to_i8" | "to_i16" | "to_i32" | "to_i64" | "to_i128" | "to_isize" => {
            (1, Outcome::Is(Scalar::Other))
        }
        "to_u8" | "to_u16" | "to_u32" | "to_u64" | "to_u128" | "to_usize" => {
            (1, Outcome::Is(Scalar::Other))
        }
        "to_bits" => (1, Outcome::Bits),
        _ => return None,
    };
    Some(Predicate { args, result })
}

/// The methods that have a rule: what a misspelt one may have meant.
pub fn method_names() -> impl Iterator<Item = &'static str> {
    all().filter_map(|rule| match rule.form {
        Form::Method(name) => Some(name),
        _ => None,
    })
}

/// Functions of `libm` in their f64 form and the rule of each. `remquo`, `ilogb`, `sincos`, `lgamma_r` are no single
/// operations (`lower::libm`); `frexp`, `modf`, `logb`, `nextafter` have no rule.
const LIBM: &[(&str, &str)] = &[
    ("acos", "acos"),
    ("acosh", "acosh"),
    ("asin", "asin"),
    ("asinh", "asinh"),
    ("atan", "atan"),
    ("atan2", "atan2"),
    ("atanh", "atanh"),
    ("cbrt", "cbrt"),
    ("ceil", "ceil"),
    ("copysign", "copysign"),
    ("cos", "cos"),
    ("cosh", "cosh"),
    ("erf", "erf"),
    ("erfc", "erfc"),
    ("exp", "exp"),
    ("exp10", "exp10"),
    ("exp2", "exp2"),
    ("expm1", "exp_m1"),
    ("fabs", "abs"),
    ("fdim", "fdim"),
    ("floor", "floor"),
    ("fma", "mul_add"),
    ("fmax", "max"),
    ("fmin", "min"),
    ("fmod", "rem"),
    ("hypot", "hypot"),
    ("j0", "j0"),
    ("j1", "j1"),
    ("jn", "jn"),
    ("ldexp", "ldexp"),
    ("lgamma", "lgamma"),
    ("log", "ln"),
    ("log10", "log10"),
    ("log1p", "ln_1p"),
    ("log2", "log2"),
    ("pow", "powf"),
    ("remainder", "remainder"),
    ("rint", "round_ties_even"),
    ("round", "round"),
    ("roundeven", "round_ties_even"),
    ("scalbn", "ldexp"),
    ("sin", "sin"),
    ("sinh", "sinh"),
    ("sqrt", "sqrt"),
    ("tan", "tan"),
    ("tanh", "tanh"),
    ("tgamma", "tgamma"),
    ("trunc", "trunc"),
    ("y0", "y0"),
    ("y1", "y1"),
    ("yn", "yn"),
];

/// The traits of `core::ops`, by trait, method and rule.
const OPERATORS: &[(&str, &str, &str)] = &[
    ("Add", "add", "add"),
    ("Sub", "sub", "sub"),
    ("Mul", "mul", "mul"),
    ("Div", "div", "div"),
    ("Rem", "rem", "rem"),
    ("Neg", "neg", "neg"),
];

/// The trait of the operator that is this rule.
pub fn trait_of_operator(rule: &str) -> Option<&'static str> {
    let mut all = OPERATORS.iter();
    all.find(|(.., own)| *own == rule).map(|(of, ..)| *of)
}

/// Whether a method is called as those of the operators' traits are.
pub fn is_operator(method: &str) -> bool {
    OPERATORS.iter().any(|(_, own, _)| *own == method)
}

fn by_method_name(name: &str) -> Option<&'static Rule> {
    let operator = OPERATORS.iter().find(|(_, method, _)| *method == name);
    if let Some((_, _, operator)) = operator {
        return Some(rule(operator));
    }
    all().find(|rule| matches!(rule.form, Form::Method(method) if method == name))
}

fn inherent(name: &str, float: Scalar) -> Option<PathRule> {
    Some(PathRule {
        rule: by_method_name(name)?,
        float: Some(float),
    })
}

/// `exp`, or `expf` for f32. The f64 name goes first: `erf` is no f32 form of `er`.
fn libm(name: &str) -> Option<PathRule> {
    let find = |name: &str| {
        LIBM.iter()
            .find(|(function, _)| *function == name)
            .map(|(_, of)| rule(of))
    };
    let double = find(name).map(|rule| PathRule {
        rule,
        float: Some(Scalar::F64),
    });
    let single = || {
        let rule = find(name.strip_suffix('f')?)?;
        Some(PathRule {
            rule,
            float: Some(Scalar::F32),
        })
    };
    double.or_else(single)
}

fn operator(of: &str, name: &str) -> Option<PathRule> {
    let (_, _, operator) = OPERATORS
        .iter()
        .find(|(tr, method, _)| *tr == of && *method == name)?;
    Some(PathRule {
        rule: rule(operator),
        float: None,
    })
}

/// The numbers that `num_traits` has for each type of floats, as functions without arguments: `f64::infinity()`.
pub fn is_number_of_traits(name: &str) -> bool {
    let named = [
        "zero",
        "one",
        "infinity",
        "neg_infinity",
        "nan",
        "neg_zero",
        "epsilon",
        "min_value",
        "max_value",
        "min_positive_value",
    ];
    named.contains(&name)
}
