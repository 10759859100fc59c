//! Bodies of other modules that mean the same here: they speak of nothing but their own variables, primitive types, the standard
//! library, and structs that both modules call by the same name.
//!
//! ```text
//! // vec3.rs
//! #[grad] impl Vec3 { pub fn unit(self) -> Vec3 { self * (1.0 / self.norm()) } }
//! // nbody.rs
//! #[grad] use crate::vec3::Vec3;
//! ```
//! Everything else stays a call: it is only slower.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{ItemFn, Visibility};

use crate::higher;

/// What is in sight of both modules.
pub struct Shared<'s> {
    /// Whether a name is that of a struct of the other module, here as there.
    pub is_struct: &'s dyn Fn(&str) -> bool,
    /// Whether a function or a constant of such a struct may be named here: `Vec3::new`.
    pub has: &'s dyn Fn(&str, &str) -> bool,
}

/// Whether the function of the other module means here what it means there.
pub fn means_the_same(function: &ItemFn, shared: &Shared<'_>) -> bool {
    let bound = higher::bound(function);
    // A pattern may be the name of a constant.
    let lower = |name: &String| !name.starts_with(char::is_uppercase);
    bound.iter().all(lower)
        && higher::spoken(function)
            .into_iter()
            .all(|part| tokens(part, &bound, shared))
}

fn tokens(tokens: TokenStream, bound: &higher::Bound, shared: &Shared<'_>) -> bool {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |at: Option<usize>, of: char| matches!(at.and_then(|at| trees.get(at)), Some(TokenTree::Punct(p)) if p.as_char() == of);
    let one = |(n, tree): (usize, &TokenTree)| match tree {
        TokenTree::Group(group) => self::tokens(group.stream(), bound, shared),
        TokenTree::Ident(ident) => {
            let name = ident.to_string();
            let before = |steps: usize, of| punct(n.checked_sub(steps), of);
            let range = before(1, '.') && before(2, '.');
            let called = matches!(
                trees.get(n + 1),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis
            );
            match () {
                _ if before(1, '.') && !range || before(1, '\'') => true,
                _ if before(1, ':') && before(2, ':') => {
                    match n.checked_sub(3).and_then(|n| trees.get(n)) {
                        Some(TokenTree::Ident(of)) => {
                            let of = of.to_string();
                            !(shared.is_struct)(&of) || (shared.has)(&of, &name)
                        }
                        _ => false,
                    }
                }
                _ if punct(Some(n + 1), '!') && !punct(Some(n + 2), '=') => higher::is_macro(&name),
                // A function may have a variable's name.
                _ if bound.contains(&name) => !called,
                _ => higher::is_everywhere(&name) || (shared.is_struct)(&name),
            }
        }
        _ => true,
    };
    trees.iter().enumerate().all(one)
}

/// Whether all of the crate may name it.
pub fn is_public(vis: &Visibility) -> bool {
    match vis {
        Visibility::Public(_) => true,
        Visibility::Restricted(to) => to.path.is_ident("crate"),
        Visibility::Inherited => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Shared, means_the_same};

    #[test]
    fn what_a_module_declares_is_told_apart() {
        let shared = Shared {
            is_struct: &|name| name == "V",
            has: &|_, name| name == "new",
        };
        let same = |text: &str| means_the_same(&syn::parse_str(text).unwrap(), &shared);
        assert!(same(
            "fn f(mut this: V, k: f64) -> V { let n = this.x; V::new(n * k.sin(), 0.0) }"
        ));
        assert!(same(
            "fn f(a: &[f64; 2]) -> f64 { a[0] * std::f64::consts::PI + f64::EPSILON }"
        ));
        assert!(same(
            "fn f(n: usize) -> usize { let mut s = 0; for k in 0..n { s += k } s }"
        ));
        // A constant, a function, one with a variable's name, a constant in a pattern, another type, a macro.
        assert!(!same("fn f(k: f64) -> f64 { k * SCALE }"));
        assert!(!same("fn f(k: f64) -> f64 { twice(k) }"));
        assert!(!same("fn f(k: f64) -> f64 { let norm = norm(k); norm }"));
        assert!(!same(
            "fn f(n: usize) -> f64 { match n { LAST => 1.0, _ => 0.0 } }"
        ));
        assert!(!same("fn f(k: Real) -> f64 { k }"));
        assert!(!same("fn f(w: W) -> f64 { w.x }"));
        assert!(!same("fn f(k: f64) -> V { V::hidden(k) }"));
        assert!(!same("fn f(k: f64) -> f64 { own!(k) }"));
    }
}
