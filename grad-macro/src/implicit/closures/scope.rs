//! The names of a function.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Expr, ExprClosure, FnArg, Item, ItemFn, Pat, Type};

/// What a function binds.
#[derive(Default)]
pub struct Scope {
    bound: Vec<String>,
    types: Vec<(String, Type)>,
    closures: Vec<(String, ExprClosure)>,
    pub words: BTreeSet<String>,
}

impl Scope {
    pub fn of(function: &ItemFn) -> Scope {
        let mut scope = Scope::default();
        if function.sig.receiver().is_some() {
            scope.bound.push("self".to_owned());
        }
        for input in &function.sig.inputs {
            if let FnArg::Typed(input) = input {
                scope.visit_pat(&input.pat);
                scope.typed(&input.pat, &input.ty);
            }
        }
        scope.visit_block(&function.block);
        used(function.to_token_stream(), &mut |ident, _| {
            scope.words.insert(ident.to_string());
        });
        scope
    }

    /// How often the name is bound.
    pub fn times(&self, name: &str) -> usize {
        self.bound.iter().filter(|own| *own == name).count()
    }

    /// The type of the variables of this name outside of the closure, where all of them are declared with the same.
    pub fn declared(&self, name: &str, closure: &ExprClosure) -> Option<&Type> {
        let inside = Scope::inside(closure);
        let types =
            |scope: &Scope| -> usize { scope.types.iter().filter(|(own, _)| own == name).count() };
        let (_, first) = self.types.iter().find(|(own, _)| own == name)?;
        let same = self
            .types
            .iter()
            .all(|(own, ty)| own != name || ty == first);
        let (bound, typed) = (self.times(name), types(self));
        let all = bound - inside.times(name) == typed - types(&inside);
        (same && all).then_some(first)
    }

    fn inside(closure: &ExprClosure) -> Scope {
        let mut inside = Scope::default();
        inside.visit_expr_closure(closure);
        inside
    }

    /// The closure that a variable always holds.
    pub fn closure(&self, name: &str) -> Option<&ExprClosure> {
        let (_, closure) = self.closures.iter().find(|(own, _)| own == name)?;
        (self.times(name) == 1).then_some(closure)
    }

    /// Variables of the function's that the closure reads.
    pub fn captured(&self, closure: &ExprClosure) -> Vec<Ident> {
        let inside = Scope::inside(closure);
        let mut seen = BTreeSet::new();
        let mut out = vec![];
        used(closure.body.to_token_stream(), &mut |ident, _| {
            let name = ident.to_string();
            let outer = self.times(&name) > inside.times(&name);
            if outer && inside.times(&name) == 0 && seen.insert(name) {
                out.push(ident.clone());
            }
        });
        out
    }

    /// Whether the expression is one of lengths and of what is declared as `usize`.
    fn counts(&self, expr: &Expr) -> bool {
        let literal =
            |expr: &Expr| matches!(expr, Expr::Lit(of) if matches!(&of.lit, syn::Lit::Int(_)));
        match expr {
            Expr::MethodCall(call) => call.method == "len" && call.args.is_empty(),
            Expr::Paren(of) => self.counts(&of.expr),
            Expr::Path(path) => path.path.get_ident().is_some_and(|ident| {
                let mut types = self.types.iter().rev();
                let last = types.find(|(own, _)| ident == own);
                last.is_some_and(|(_, ty)| ty.to_token_stream().to_string() == "usize")
            }),
            Expr::Binary(of) => {
                let (left, right) = (self.counts(&of.left), self.counts(&of.right));
                left && (right || literal(&of.right)) || right && literal(&of.left)
            }
            _ => false,
        }
    }

    fn typed(&mut self, pat: &Pat, ty: &Type) {
        if let Pat::Ident(of) = pat {
            self.types.push((of.ident.to_string(), ty.clone()));
        }
    }
}

impl<'ast> Visit<'ast> for Scope {
    fn visit_item(&mut self, _: &'ast Item) {}

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        self.bound.push(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_pat_type(&mut self, pat: &'ast syn::PatType) {
        self.typed(&pat.pat, &pat.ty);
        visit::visit_pat_type(self, pat);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let init = local.init.as_ref().map(|init| &*init.expr);
        match (&local.pat, init) {
            (Pat::Ident(of), Some(Expr::Closure(closure))) => {
                self.closures.push((of.ident.to_string(), closure.clone()));
            }
            (pat, Some(init)) if self.counts(init) => {
                self.typed(pat, &syn::parse_quote!(usize));
            }
            _ => {}
        }
        visit::visit_local(self, local);
    }

    /// A wrong guess of a counter's type does not compile.
    fn visit_expr_for_loop(&mut self, of: &'ast syn::ExprForLoop) {
        if matches!(strip(&of.expr), Expr::Range(_)) {
            self.typed(&of.pat, &syn::parse_quote!(usize));
        }
        visit::visit_expr_for_loop(self, of);
    }
}

fn strip(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(of) => strip(&of.expr),
        Expr::MethodCall(call) if call.method == "rev" => strip(&call.receiver),
        other => other,
    }
}

/// Names that stand for values, as far as tokens show, with what stands before and behind: no fields, methods or parts of
/// paths.
pub fn used(tokens: TokenStream, each: &mut dyn FnMut(&Ident, [&[TokenTree]; 2])) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |n: Option<usize>| match n.and_then(|n| trees.get(n)) {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    };
    for (n, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => used(group.stream(), each),
            TokenTree::Ident(ident) => {
                let (one, two) = (punct(n.checked_sub(1)), punct(n.checked_sub(2)));
                let of_value = one == Some('.') && two != Some('.');
                let in_path = one == Some(':') && two == Some(':')
                    || punct(Some(n + 1)) == Some(':') && punct(Some(n + 2)) == Some(':');
                let called = punct(Some(n + 1)) == Some('!') && punct(Some(n + 2)) != Some('=');
                if !of_value && !in_path && !called {
                    each(ident, [&trees[..n], &trees[n + 1..]]);
                }
            }
            _ => {}
        }
    }
}
