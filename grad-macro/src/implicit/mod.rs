//! What the macro knows of `grad_runtime::implicit` and `grad_runtime::linalg`: functions with companions of their own,
//! whose results' types no token of the user's tells. They are known by their module's name and their own, or by the `use` lines in sight
//! ([`paths`]).

mod closures;
pub mod paths;

pub use closures::written_out;

use syn::{Expr, Path, Signature};

/// What a given function is to the one it is given to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// From `(z, theta)` to as many components as `z` has.
    Map,
    /// The same for a number `z`.
    Scalar,
    /// From `(z, theta)` to a number; given as `f_value_and_grad`.
    Objective,
    /// From `(z, theta)` to any number of components; given as `c_vjp`.
    Constraint,
}

impl Kind {
    /// How the name of what is given ends, after the function's own.
    fn suffix(self) -> &'static str {
        match self {
            Kind::Map | Kind::Scalar => "",
            Kind::Objective => "_value_and_grad",
            Kind::Constraint => "_vjp",
        }
    }

    /// What to write.
    pub fn help(self) -> &'static str {
        match self {
            Kind::Map | Kind::Scalar => {
                "write a function `fn g(z, theta) -> ..` with `#[grad]` and pass its name, or write a closure here"
            }
            Kind::Objective => {
                "write a function `fn f(z: &[f64], theta: &[f64]) -> f64` with `#[grad]` and pass `f_value_and_grad`, or a closure \
                 that ends with a call of it"
            }
            Kind::Constraint => {
                "write a function `fn c(z: &[f64], theta: &[f64]) -> Vec<f64>` with `#[grad]` and pass `c_vjp`, or a closure that \
                 ends with a call of it"
            }
        }
    }
}

/// `module::function`, and its signature as far as types depend on it.
const SIGNATURES: [(&str, &str); 20] = [
    (
        "implicit",
        "fn root<G>(g: G, z0: &[f64], theta: &[f64]) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn root_with<G, S>(g: G, z0: &[f64], theta: &[f64], settings: S) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn root_at<G>(g: G, z: &[f64], theta: &[f64], tolerance: f64) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn root_scalar<G>(g: G, z0: f64, theta: &[f64]) -> f64",
    ),
    (
        "implicit",
        "fn fixed_point<G>(f: G, z0: &[f64], theta: &[f64]) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn fixed_point_with<G, S>(f: G, z0: &[f64], theta: &[f64], settings: S) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn fixed_point_at<G>(f: G, z: &[f64], theta: &[f64], tolerance: f64) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn argmin<G>(f: G, z0: &[f64], theta: &[f64]) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn argmin_with<G, S>(f: G, z0: &[f64], theta: &[f64], settings: S) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn argmin_at<G>(f: G, z: &[f64], theta: &[f64], tolerance: f64) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn root_on<G, D>(g: G, z0: &[f64], theta: &[f64], data: &D) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn fixed_point_on<G, D>(f: G, z0: &[f64], theta: &[f64], data: &D) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn argmin_on<G, D>(f: G, z0: &[f64], theta: &[f64], data: &D) -> Vec<f64>",
    ),
    (
        "implicit",
        "fn argmin_subject_to<F, C>(f: F, c: C, z0: &[f64], mu0: &[f64], theta: &[f64]) -> (Vec<f64>, Vec<f64>)",
    ),
    (
        "linalg",
        "fn solve(a: &[f64], b: &[f64], n: usize) -> Vec<f64>",
    ),
    ("linalg", "fn inverse(a: &[f64], n: usize) -> Vec<f64>"),
    ("linalg", "fn det(a: &[f64], n: usize) -> f64"),
    ("linalg", "fn ln_abs_det(a: &[f64], n: usize) -> f64"),
    ("linalg", "fn cholesky(a: &[f64], n: usize) -> Vec<f64>"),
    (
        "linalg",
        "fn symmetric_eigenvalues(a: &[f64], n: usize) -> Vec<f64>",
    ),
];

/// How paths into one's own crate begin.
const OWN: [&str; 3] = ["crate", "self", "super"];

/// Whether the path leads into the user's own crate, which may export ours, or have one of the same name.
pub fn may_be_own(callee: &Path) -> bool {
    let first = callee.segments.first();
    first.is_some_and(|first| OWN.contains(&first.ident.to_string().as_str()))
}

/// The signature of a function of these modules.
pub fn signature(names: &[&str]) -> Option<Signature> {
    let [.., module, name] = names else {
        return None;
    };
    if OWN.contains(&names[0]) {
        return None;
    }
    let head = format!("fn {name}");
    let is_it = |(of, text): &&(&str, &str)| {
        let rest = text.strip_prefix(&head);
        of == module && rest.is_some_and(|rest| rest.starts_with(['<', '(']))
    };
    let (_, text) = SIGNATURES.iter().find(is_it)?;
    syn::parse_str(text).ok()
}

/// What the argument of this call is, if it is a function whose companions are called.
pub fn kind(callee: &Path, argument: usize) -> Option<Kind> {
    let mut names = callee
        .segments
        .iter()
        .rev()
        .map(|segment| segment.ident.to_string());
    let (name, module) = (names.next()?, names.next()?);
    let beside = callee.segments.first()?.ident == "self";
    if module != "implicit" || beside {
        return None;
    }
    match (name.as_str(), argument) {
        ("root" | "root_with" | "root_at" | "root_on", 0)
        | ("fixed_point" | "fixed_point_with" | "fixed_point_at" | "fixed_point_on", 0) => {
            Some(Kind::Map)
        }
        ("root_scalar", 0) => Some(Kind::Scalar),
        ("argmin" | "argmin_with" | "argmin_at" | "argmin_on" | "argmin_subject_to", 0) => {
            Some(Kind::Objective)
        }
        ("argmin_subject_to", 1) => Some(Kind::Constraint),
        _ => None,
    }
}

/// Whether the functions given to it read data beside their parameters.
pub fn reads_data(callee: &Path) -> bool {
    let last = callee.segments.last();
    last.is_some_and(|last| last.ident.to_string().ends_with("_on"))
}

/// The function whose companions these are, from what is given.
pub fn function(kind: Kind, given: &Path) -> Option<Path> {
    let mut path = given.clone();
    let last = path.segments.last_mut()?;
    let name = last.ident.to_string();
    let own = name.strip_suffix(kind.suffix())?;
    if own != name {
        let span = last.ident.span();
        last.ident = syn::parse_str(own).ok()?;
        last.ident.set_span(span);
    }
    Some(path)
}

/// Whether the argument names a function as it must.
pub fn is_named(kind: Kind, argument: &Expr) -> bool {
    match argument {
        Expr::Path(path) => path.qself.is_none() && function(kind, &path.path).is_some(),
        Expr::Paren(of) => is_named(kind, &of.expr),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signature_is_one() {
        for (module, text) in SIGNATURES {
            let signature: Signature = syn::parse_str(text).expect(text);
            let name = signature.ident.to_string();
            let found = self::signature(&["grad_runtime", module, &name]);
            assert_eq!(found.map(|found| found.ident.to_string()), Some(name));
        }
        assert!(signature(&["root"]).is_none());
    }

    #[test]
    fn what_is_given_names_its_function() {
        let path: Path = syn::parse_quote!(inner::ridge_value_and_grad);
        let expected: Path = syn::parse_quote!(inner::ridge);
        assert_eq!(function(Kind::Objective, &path), Some(expected));
        assert_eq!(function(Kind::Constraint, &path), None);
        let callee: Path = syn::parse_quote!(grad_runtime::implicit::argmin);
        assert_eq!(kind(&callee, 0), Some(Kind::Objective));
        assert_eq!(kind(&callee, 1), None);
        assert_eq!(kind(&syn::parse_quote!(root), 0), None);
    }
}
