//! Type parameters that stand for a float type, as their bounds tell.
//!
//! `T: Float` computes; `F: Fn(f64) -> f64`, `I: Iterator<Item = f64>` and `T: AsRef<[f64]>` do not. Companions bound
//! the former by our own trait `Real`, which `f32` and `f64` implement, so that a wrong guess is a compile error where
//! a companion is used with something else.

mod evidence;
pub mod marks;
mod operands;

pub use evidence::{Declared, Evidence, LENDERS, foreign, is_silent, with_supertraits};

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::known::Known;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Generics, Ident, Path, TypeParamBound, WherePredicate};

thread_local! {
    /// The parameters of the `impl` around the function that is differentiated.
    static AROUND: RefCell<Generics> = RefCell::default();
}

/// Does something while these parameters of an `impl` are in scope: its methods compute with them like with their own.
pub fn within<R>(around: &Generics, f: impl FnOnce() -> R) -> R {
    struct Restore(Generics);
    impl Drop for Restore {
        fn drop(&mut self) {
            AROUND.set(std::mem::take(&mut self.0));
        }
    }
    let _restore = Restore(AROUND.replace(around.clone()));
    f()
}

/// The types that are plain data, and a variant of each that has any.
pub type Data = BTreeMap<String, Option<Ident>>;

thread_local! {
    /// Enums in sight whose variants hold nothing, and that derive nothing of ours.
    static DATA: RefCell<Data> = RefCell::default();
}

/// Does something while types of these names are known to be plain data.
pub fn with_data<R>(names: Data, f: impl FnOnce() -> R) -> R {
    struct Restore(Data);
    impl Drop for Restore {
        fn drop(&mut self) {
            DATA.set(std::mem::take(&mut self.0));
        }
    }
    let _restore = Restore(DATA.replace(names));
    f()
}

thread_local! {
    /// Structs and enums in sight.
    static DECLARED: RefCell<BTreeSet<String>> = RefCell::default();
}

/// Does something while types of these names are known to be those of the user.
pub fn with_declared<R>(known: &Known, f: impl FnOnce() -> R) -> R {
    struct Restore(BTreeSet<String>);
    impl Drop for Restore {
        fn drop(&mut self) {
            DECLARED.set(std::mem::take(&mut self.0));
        }
    }
    let names = known.structs.keys().chain(known.enums.keys());
    let _restore = Restore(DECLARED.replace(names.cloned().collect()));
    f()
}

/// Whether a type that is called like one of the standard library's is the user's own.
pub fn is_declared(name: &str) -> bool {
    DECLARED.with_borrow(|declared| declared.contains(name))
}

thread_local! {
    /// What the declarations in sight tell of the parameters in scope.
    static EVIDENCE: RefCell<Evidence> = RefCell::default();
}

/// Does something while this is known of the parameters in scope.
pub fn with_evidence<R>(evidence: Evidence, f: impl FnOnce() -> R) -> R {
    struct Restore(Evidence);
    impl Drop for Restore {
        fn drop(&mut self) {
            EVIDENCE.set(std::mem::take(&mut self.0));
        }
    }
    let _restore = Restore(EVIDENCE.replace(evidence));
    f()
}

/// The type whose method is differentiated.
pub fn this() -> Option<syn::Type> {
    EVIDENCE.with_borrow(|evidence| evidence.this.clone())
}

/// What a trait declares in place of this signature.
pub fn declared(sig: &syn::Signature) -> Option<Rc<Declared>> {
    let fits =
        |of: &Rc<Declared>| of.here.ident == sig.ident && of.here.inputs.len() == sig.inputs.len();
    EVIDENCE.with_borrow(|evidence| evidence.declared.clone().filter(fits))
}

/// Whether its module has an annotated function of this name.
pub fn is_annotated(name: &str) -> bool {
    EVIDENCE.with_borrow(|evidence| evidence.annotated.contains(name))
}

/// The module of the file that it stands in, if that is known.
pub fn modules() -> Option<Vec<String>> {
    EVIDENCE.with_borrow(|evidence| evidence.modules.clone())
}

/// Whether a method of the type of this name is declared in sight, without `#[grad]`.
pub fn lacks_companions(this: &str, method: &Ident) -> bool {
    let key = (own_name(this), method.to_string());
    EVIDENCE.with_borrow(|evidence| evidence.bare.contains(&key))
}

/// Whether it is, with `#[grad]`.
pub fn has_companions(this: &str, method: &Ident) -> bool {
    let key = (own_name(this), method.to_string());
    EVIDENCE.with_borrow(|evidence| evidence.beside.contains(&key))
}

/// Whether all implementations in sight of an operator of this type lack `#[grad]`.
pub fn lacks_operator(this: &str, operator: &Ident) -> bool {
    let key = (operator.to_string(), own_name(this));
    EVIDENCE.with_borrow(|evidence| evidence.operators_without.contains(&key))
}

/// The parameters that a function in sight leaves out: their positions and names.
pub fn left_out(function: &Ident) -> Vec<(usize, String)> {
    let name = function.to_string();
    EVIDENCE.with_borrow(|evidence| evidence.left_out.get(&name).cloned().unwrap_or_default())
}

/// Why a method of this type (a function, if it has no name) that is annotated with its block has no companions.
pub fn why_refused(this: &str, function: &Ident) -> Option<String> {
    let key = (own_name(this), function.to_string());
    EVIDENCE.with_borrow(|evidence| evidence.refused.get(&key).cloned())
}

/// Whether a trait of this name is annotated, if one is in sight.
pub fn is_annotated_trait(name: &str) -> Option<bool> {
    EVIDENCE.with_borrow(|evidence| evidence.declared_traits.get(name).copied())
}

/// How many derivatives may be taken through a function or a method in sight, if it is annotated.
pub fn order_of(key: &crate::orders::Key) -> Option<usize> {
    EVIDENCE.with_borrow(|evidence| evidence.orders.of(key))
}

/// Whether a type in sight has this trait, `Sum` or `Product`, with `#[grad]`.
pub fn has_total(of: &str, this: &str) -> bool {
    let key = (of.to_owned(), own_name(this));
    EVIDENCE.with_borrow(|evidence| evidence.totals.contains(&key))
}

/// The name of a type, also of that whose method is differentiated.
pub fn own_name(this: &str) -> String {
    let own = (this == "Self").then(self::this).flatten();
    let own = own.as_ref().and_then(crate::known::name_of);
    own.unwrap_or_else(|| this.to_owned())
}

/// The trait in sight, without `#[grad]`, that gives a type parameter this method.
pub fn unannotated_trait(param: &str, method: &Ident) -> Option<String> {
    let key = (param.to_owned(), method.to_string());
    EVIDENCE.with_borrow(|evidence| evidence.bounded.get(&key).cloned())
}

/// Whether a type in sight is an iterator of the user's, and has this method from that.
pub fn has_as_iterator(this: &str, method: &Ident) -> bool {
    let key = (this.to_owned(), method.to_string());
    EVIDENCE.with_borrow(|evidence| evidence.iterators.contains(&key))
}

/// The annotated trait whose method of this name has no companions for what it takes or gives, and why.
pub fn open_method_of(method: &Ident) -> Option<(String, &'static str)> {
    EVIDENCE.with_borrow(|evidence| evidence.open.get(&method.to_string()).cloned())
}

/// Whether a type surely carries no derivative, as the declaration shows that this path leads to.
pub fn is_data(path: &syn::Path) -> bool {
    let bare = |segment: &syn::PathSegment| segment.arguments.is_none();
    path.leading_colon.is_none()
        && path.segments.iter().all(bare)
        && is_data_named(&path.to_token_stream().to_string())
}

/// The same of a name, or a path as tokens are spelled.
pub fn is_data_named(name: &str) -> bool {
    DATA.with_borrow(|data| match name.contains(' ') {
        true => data.contains_key(&name.split_whitespace().collect::<String>()),
        false => data.contains_key(name),
    })
}

/// Some value of a type that is known to be plain data: `settings::Kind::Linear`.
pub fn some_data(path: &TokenStream) -> Option<TokenStream> {
    let name: String = path.to_string().split_whitespace().collect();
    let variant = DATA.with_borrow(|data| data.get(&name).cloned().flatten())?;
    Some(quote!(#path::#variant))
}

/// What an operator gives between two types of which one is a type parameter, as its bounds tell.
pub fn output(left: &str, operator: &str, right: &str) -> Option<String> {
    EVIDENCE.with_borrow(|evidence| {
        evidence
            .output(left, operator, right)
            .map(ToOwned::to_owned)
    })
}

/// The parameters of the `impl` around.
pub fn around() -> Generics {
    AROUND.with_borrow(Clone::clone)
}

/// The type parameters in scope that stand for floats, in order.
pub fn floats(generics: &Generics) -> Vec<Ident> {
    let around = around();
    let params = around.type_params().chain(generics.type_params());
    let floats = params.map(|param| param.ident.clone());
    let floats = floats.filter(|param| {
        EVIDENCE.with_borrow(|evidence| evidence.is_float(param, &bounds(generics, param)))
    });
    let mut seen = BTreeSet::new();
    floats.filter(|param| seen.insert(param.clone())).collect()
}

/// The type parameters that stand for integers, which carry no derivative.
pub fn integers<'g>(all: impl IntoIterator<Item = &'g Generics>) -> Data {
    const TRAITS: [&str; 3] = ["PrimInt", "Integer", "Unsigned"];
    let params = all.into_iter().flat_map(|generics| {
        let integer = |param: &&syn::TypeParam| {
            let bounds = own_bounds(generics, &param.ident);
            bounds.iter().any(|name| TRAITS.contains(&name.as_str()))
        };
        generics.type_params().filter(integer)
    });
    params
        .map(|param| (param.ident.to_string(), None))
        .collect()
}

/// The names of the traits that bound a type parameter, in the list of parameters and in the `where` clause.
pub fn bounds(generics: &Generics, param: &Ident) -> BTreeSet<String> {
    let mut names = written(&around(), param);
    names.extend(written(generics, param));
    names
}

fn written(generics: &Generics, param: &Ident) -> BTreeSet<String> {
    as_written(generics, param).filter_map(name).collect()
}

/// The bounds of a parameter of these generics alone.
pub fn as_written<'g>(
    generics: &'g Generics,
    param: &'g Ident,
) -> impl Iterator<Item = &'g TypeParamBound> {
    let own = generics.type_params().filter(|own| own.ident == *param);
    let clause = generics.where_clause.iter();
    let predicates = clause.flat_map(|clause| &clause.predicates);
    let of_it = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(of) => match &of.bounded_ty {
            syn::Type::Path(path) if path.path.is_ident(param) => Some(&of.bounds),
            _ => None,
        },
        _ => None,
    });
    own.flat_map(|own| &own.bounds).chain(of_it.flatten())
}

/// The last segment of a bound's path.
fn name(bound: &TypeParamBound) -> Option<String> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    last(&bound.path)
}

fn last(path: &Path) -> Option<String> {
    path.segments
        .last()
        .map(|segment| segment.ident.to_string())
}

/// Whether it is for whatever has some traits, as floats do: `impl<T: num_traits::One> One for T`.
pub fn is_for_floats(block: &syn::ItemImpl) -> bool {
    let mut params = block.generics.type_params();
    params.any(|param| {
        matches!(&*block.self_ty, syn::Type::Path(of) if of.path.is_ident(&param.ident))
            && is_taken_for_float(&block.generics, &param.ident)
    })
}

/// Whether companions of a function with these parameters have a float in the place of this one.
pub fn is_taken_for_float(generics: &Generics, param: &Ident) -> bool {
    let bounds = own_bounds(generics, param);
    let of_others = EVIDENCE.with_borrow(|evidence| evidence.is_of_others(&bounds));
    is_float(&bounds) && !of_others || evidence::is_silent(generics, param)
}

pub fn is_float(bounds: &BTreeSet<String>) -> bool {
    let any = |test: fn(&str) -> bool| bounds.iter().any(|name| test(name));
    // A model of the user's may have operators; a `Float` that is `Differentiable` as well is a float.
    let other = |name: &str| is_foreign(name) && !(name == "Differentiable" && any(is_named_float));
    any(is_numeric) && !bounds.iter().any(|name| other(name))
}

fn is_named_float(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.contains("float") || lower.contains("real")
}

/// Traits of numbers: operators, those of `num_traits`, and whatever is called like them.
fn is_numeric(name: &str) -> bool {
    const OPERATORS: [&str; 16] = [
        "Add",
        "Sub",
        "Mul",
        "Div",
        "Rem",
        "Neg",
        "AddAssign",
        "SubAssign",
        "MulAssign",
        "DivAssign",
        "Sum",
        "Product",
        "MulAdd",
        "Signed",
        "Zero",
        "One",
    ];
    let lower = name.to_lowercase();
    let like = ["float", "real", "num", "scalar", "field", "primitive"];
    OPERATORS.contains(&name)
        || name == "PartialOrd"
        || like.iter().any(|part| lower.contains(part))
}

/// The names of the traits that bound a parameter of these generics alone.
pub fn own_bounds(generics: &Generics, param: &Ident) -> BTreeSet<String> {
    written(generics, param)
}

/// The parameters of these generics that a value of the type may be made of, those of floats aside: it has derivatives
/// if they have.
pub fn parts(around: &Generics) -> Vec<&Ident> {
    let floats = floats(around);
    let params = around.type_params().map(|param| &param.ident);
    let parts = params.filter(|param| {
        let foreign = |name: &String| name != "Differentiable" && is_foreign(name);
        let is_mark = EVIDENCE.with_borrow(|evidence| evidence.marks.contains(&param.to_string()));
        !is_mark && !floats.contains(param) && !bounds(around, param).iter().any(foreign)
    });
    parts.collect()
}

/// The names of these bounds.
pub fn names<'b>(bounds: impl IntoIterator<Item = &'b TypeParamBound>) -> BTreeSet<String> {
    bounds.into_iter().filter_map(name).collect()
}

/// Traits that floats do not have, or of values that are not numbers.
pub fn is_foreign(name: &str) -> bool {
    const TRAITS: [&str; 28] = [
        "Fn",
        "FnMut",
        "FnOnce",
        "Iterator",
        "IntoIterator",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "AsRef",
        "AsMut",
        "Borrow",
        "BorrowMut",
        "Deref",
        "DerefMut",
        "Index",
        "IndexMut",
        "Ord",
        "Eq",
        "Hash",
        "BitAnd",
        "BitOr",
        "BitXor",
        "Shl",
        "Shr",
        "Not",
        "PrimInt",
        "Integer",
        "Unsigned",
        "Differentiable",
    ];
    TRAITS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_tell_what_is_a_float() {
        let check = |text: &str, expected: &[&str]| {
            let item: syn::ItemFn = syn::parse_str(&format!("fn f{text} {{}}")).unwrap();
            let found: Vec<String> = floats(&item.sig.generics)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check("<T: Float>(x: T)", &["T"]);
        check("<T>(x: T) where T: num_traits::Float + FloatConst", &["T"]);
        check(
            "<T: Copy + Add<Output = T> + Mul<Output = T>>(x: T)",
            &["T"],
        );
        check("<T: RealField, F: Fn(T) -> T>(x: T, f: F)", &["T"]);
        check(
            "<'a, T: Float + 'a, I: Iterator<Item = &'a T>>(x: I)",
            &["T"],
        );
        check("<T: Copy>(x: T)", &[]);
        check("<T: PrimInt>(x: T)", &[]);
        check("<T, const N: usize>(x: [T; N])", &[]);
        check("<T: Ord + Add<Output = T>>(x: T)", &[]);
        check("<R: Rng>(rng: &mut R)", &[]);
        check("<T: Into<f64>>(x: T)", &[]);
        check("<T: Float + Differentiable>(x: T)", &["T"]);
        check("<M: Differentiable + Add<Output = M>>(m: M)", &[]);
    }
}
