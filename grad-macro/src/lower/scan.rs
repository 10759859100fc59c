//! What has to be known before statements are lowered in order.
//!
//! Both scans go by name and err on the side of too much: a variable that is taken for memory is only
//! slower, a carried value that turns out unchanged is dropped.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr};

use super::is_of_core;
use crate::maps::HashSet;

/// Facts about the whole function.
#[derive(Default)]
pub struct Function {
    /// Variables of which a `&mut` is taken: they are memory, even if scalar.
    pub memory: HashSet<String>,
    /// Variables to which something is assigned after their `let`.
    pub reassigned: HashSet<String>,
    /// Variables that are declared `mut`.
    pub varying: HashSet<String>,
    /// Some iterator is asked for items from its end.
    pub from_the_back: bool,
}

impl Function {
    pub fn of(sig: &syn::Signature, body: &syn::Block) -> Self {
        let mut scan = Function::default();
        sig.inputs.iter().for_each(|input| scan.visit_fn_arg(input));
        scan.visit_block(body);
        scan
    }

    /// `&mut name` in the arguments of a macro.
    fn lent(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for tree in &trees {
            if let TokenTree::Group(group) = tree {
                self.lent(group.stream());
            }
        }
        for three in trees.windows(3) {
            if let [
                TokenTree::Punct(and),
                TokenTree::Ident(word),
                TokenTree::Ident(name),
            ] = three
                && and.as_char() == '&'
                && word == "mut"
            {
                self.memory.insert(name.to_string());
            }
        }
    }
}

impl<'ast> Visit<'ast> for Function {
    fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
        if node.mutability.is_some() {
            self.varying.insert(node.ident.to_string());
        }
        visit::visit_pat_ident(self, node);
    }

    fn visit_expr_reference(&mut self, node: &'ast syn::ExprReference) {
        if node.mutability.is_some()
            && let Some(name) = base_name(&node.expr)
        {
            self.memory.insert(name);
        }
        visit::visit_expr_reference(self, node);
    }

    fn visit_expr_call(&mut self, node: &'ast syn::ExprCall) {
        self.visit_expr(&node.func);
        let exchanges = mem_function(&node.func).is_some();
        for arg in &node.args {
            match arg {
                // `mem::swap(&mut a, &mut b)` of two scalars is an assignment.
                Expr::Reference(r) if exchanges && r.mutability.is_some() => {
                    self.reassigned.extend(base_name(&r.expr));
                    self.visit_expr(&r.expr)
                }
                _ => self.visit_expr(arg),
            }
        }
    }

    fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
        self.from_the_back |= node.method == "next_back";
        // What an `Option` gives away leaves room for new contents.
        if ["take", "replace", "insert"]
            .iter()
            .any(|name| node.method == name)
        {
            self.reassigned.extend(base_name(&node.receiver));
        }
        if lends_payload(&node.method) {
            self.memory.extend(base_name(&node.receiver));
        }
        visit::visit_expr_method_call(self, node);
    }

    fn visit_expr_match(&mut self, node: &'ast syn::ExprMatch) {
        if node.arms.iter().any(|arm| binds_by_mut(&arm.pat)) {
            self.memory.extend(base_name(&node.expr));
        }
        visit::visit_expr_match(self, node);
    }

    fn visit_expr_let(&mut self, node: &'ast syn::ExprLet) {
        if binds_by_mut(&node.pat) {
            self.memory.extend(base_name(&node.expr));
        }
        visit::visit_expr_let(self, node);
    }

    fn visit_expr_assign(&mut self, node: &'ast syn::ExprAssign) {
        if let Some(name) = base_name(&node.left) {
            self.reassigned.insert(name);
        }
        visit::visit_expr_assign(self, node);
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        self.lent(node.tokens.clone());
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// Whether an expression may change a variable of this name, or a part of it: it has statements that speak of it.
pub fn changes(expr: &Expr, name: &str) -> bool {
    struct Search<'n>(&'n str, bool);
    impl<'ast> Visit<'ast> for Search<'_> {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            match expr {
                Expr::Reference(of) if of.mutability.is_some() => {
                    self.1 |= mentions(of.to_token_stream(), self.0)
                }
                Expr::Assign(of) => self.1 |= mentions(of.to_token_stream(), self.0),
                Expr::Macro(of) => self.1 |= mentions(of.to_token_stream(), self.0),
                _ => visit::visit_expr(self, expr),
            }
        }

        fn visit_block(&mut self, block: &'ast syn::Block) {
            self.1 |= mentions(block.to_token_stream(), self.0);
        }
    }
    let mut search = Search(name, false);
    search.visit_expr(expr);
    search.1
}

fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        _ => false,
    })
}

/// What a loop body may change.
#[derive(Default, Clone)]
pub struct Changes {
    pub names: BTreeSet<String>,
    /// Variables used in any way: closures among them change what they capture.
    pub used: BTreeSet<String>,
    /// `return` occurs (or `?`).
    pub returns: bool,
    /// Labels of `break 'label value`.
    pub labels: BTreeSet<String>,
}

impl Changes {
    pub fn block(&mut self, block: &syn::Block) {
        self.visit_block(block);
    }

    pub fn expr(&mut self, expr: &Expr) {
        self.visit_expr(expr);
    }

    fn changed(&mut self, target: &Expr) {
        match target {
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.changed(elem)),
            Expr::Array(array) => array.elems.iter().for_each(|elem| self.changed(elem)),
            _ => self.names.extend(base_name(target)),
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) if ident == "return" => self.returns = true,
                TokenTree::Ident(ident) => {
                    self.names.insert(ident.to_string());
                    self.used.insert(ident.to_string());
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Changes {
    fn visit_expr_assign(&mut self, node: &'ast syn::ExprAssign) {
        self.changed(&node.left);
        visit::visit_expr_assign(self, node);
    }

    fn visit_expr_binary(&mut self, node: &'ast syn::ExprBinary) {
        // Long sums nest to the left; they are walked without recursion.
        let mut node = node;
        loop {
            if compound(&node.op).is_some() {
                self.changed(&node.left);
            }
            self.visit_expr(&node.right);
            match &*node.left {
                Expr::Binary(left) => node = left,
                left => return self.visit_expr(left),
            }
        }
    }

    fn visit_expr_reference(&mut self, node: &'ast syn::ExprReference) {
        if node.mutability.is_some() {
            self.changed(&node.expr);
        }
        visit::visit_expr_reference(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
        // `best.take()`, `best.insert(x)`: an `Option` is changed by its methods.
        let name = node.method.to_string();
        if matches!(
            name.as_str(),
            "take" | "insert" | "replace" | "next" | "next_back"
        ) || lends_payload(&node.method)
        {
            self.changed(&node.receiver);
        }
        visit::visit_expr_method_call(self, node);
    }

    fn visit_expr_path(&mut self, node: &'ast syn::ExprPath) {
        self.used
            .extend(node.path.get_ident().map(ToString::to_string));
    }

    fn visit_expr_return(&mut self, node: &'ast syn::ExprReturn) {
        self.returns = true;
        visit::visit_expr_return(self, node);
    }

    fn visit_expr_try(&mut self, node: &'ast syn::ExprTry) {
        self.returns = true;
        visit::visit_expr_try(self, node);
    }

    fn visit_expr_break(&mut self, node: &'ast syn::ExprBreak) {
        if let (Some(label), Some(_)) = (&node.label, &node.expr) {
            self.labels.insert(label.ident.to_string());
        }
        visit::visit_expr_break(self, node);
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        self.tokens(node.tokens.clone());
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// The methods of `Option` that give a `&mut` to what is in it.
pub fn lends_payload(method: &syn::Ident) -> bool {
    ["as_mut", "insert", "get_or_insert", "get_or_insert_with"]
        .iter()
        .any(|name| method == name)
}

/// `Some(ref mut x)`.
fn binds_by_mut(pat: &syn::Pat) -> bool {
    struct Search(bool);
    impl<'ast> Visit<'ast> for Search {
        fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
            self.0 |= node.by_ref.is_some() && node.mutability.is_some();
            visit::visit_pat_ident(self, node);
        }
    }
    let mut search = Search(false);
    search.visit_pat(pat);
    search.0
}

/// The variable at the base of `x`, `x.0`, `(x)`.
pub fn base_name(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        Expr::Field(field) => base_name(&field.base),
        Expr::Paren(paren) => base_name(&paren.expr),
        Expr::Group(group) => base_name(&group.expr),
        _ => None,
    }
}

/// `swap`, `replace` or `take` if the callee is `mem::swap`, `std::mem::replace`, ..
pub fn mem_function(callee: &Expr) -> Option<&'static str> {
    let Expr::Path(path) = callee else {
        return None;
    };
    let mut segments = path.path.segments.iter().rev();
    let name = segments.next()?.ident.to_string();
    if segments.next()?.ident != "mem" {
        return None;
    }
    let of = segments.next().map(|of| of.ident.to_string());
    if segments.next().is_some() || of.is_some_and(|of| !is_of_core(&[&of])) {
        return None;
    }
    ["swap", "replace", "take"]
        .into_iter()
        .find(|known| *known == name)
}

/// The operator of a compound assignment.
pub fn compound(op: &BinOp) -> Option<BinOp> {
    use syn::BinOp::*;
    let span = proc_macro2::Span::call_site();
    Some(match op {
        AddAssign(_) => Add(syn::Token![+](span)),
        SubAssign(_) => Sub(syn::Token![-](span)),
        MulAssign(_) => Mul(syn::Token![*](span)),
        DivAssign(_) => Div(syn::Token![/](span)),
        RemAssign(_) => Rem(syn::Token![%](span)),
        BitXorAssign(_) => BitXor(syn::Token![^](span)),
        BitAndAssign(_) => BitAnd(syn::Token![&](span)),
        BitOrAssign(_) => BitOr(syn::Token![|](span)),
        ShlAssign(_) => Shl(syn::Token![<<](span)),
        ShrAssign(_) => Shr(syn::Token![>>](span)),
        _ => return None,
    })
}
