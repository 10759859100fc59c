//! Tables of constants that branches choose between, made in front of the choice: they live as long as what is chosen.
//!
//! ```text
//!                                                     let table_0 = [-0.577, 0.577];
//!                                                     let table_1 = [-0.775, 0.0, 0.775];
//! let nodes: &[f64] = match n {                       let nodes: &[f64] = match n {
//!     2 => &[-0.577, 0.577],                              2 => &table_0,
//!     _ => &[-0.775, 0.0, 0.775],                         _ => &table_1,
//! };                                                  };
//! ```
//! rustc makes statics of such tables by itself.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::{ToTokens, format_ident};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ItemFn, Stmt};

use super::consts::idents;

/// The same function with such tables in front of the statements that choose.
pub fn hoisted(mut function: ItemFn) -> ItemFn {
    let mut tables = Tables { taken: None };
    tables.visit_block_mut(&mut function.block);
    function
}

struct Tables {
    /// All names in the function, once they are asked for, and those that were made.
    taken: Option<BTreeSet<String>>,
}

impl VisitMut for Tables {
    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        if self.taken.is_none() {
            self.taken = Some(idents(block.to_token_stream()));
        }
        let mut out = Vec::with_capacity(block.stmts.len());
        for mut stmt in std::mem::take(&mut block.stmts) {
            if let Stmt::Local(local) = &mut stmt
                && let Some(init) = &mut local.init
                && init.diverge.is_none()
            {
                let mut found = vec![];
                self.choice(&mut init.expr, &mut found);
                out.extend(found);
            }
            out.push(stmt);
        }
        block.stmts = out;
    }

    /// Items inside have companions of their own.
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

impl Tables {
    /// The tables in the branches of a choice.
    fn choice(&mut self, expr: &mut Expr, found: &mut Vec<Stmt>) {
        match expr {
            Expr::Match(of) => {
                let arms = of.arms.iter_mut();
                arms.for_each(|arm| self.chosen(&mut arm.body, found));
            }
            Expr::If(of) => {
                self.tail(&mut of.then_branch, found);
                if let Some((_, other)) = &mut of.else_branch {
                    match &mut **other {
                        Expr::Block(of) => self.tail(&mut of.block, found),
                        other => self.choice(other, found),
                    }
                }
            }
            _ => {}
        }
    }

    fn tail(&mut self, block: &mut Block, found: &mut Vec<Stmt>) {
        if let [Stmt::Expr(expr, None)] = &mut block.stmts[..] {
            self.chosen(expr, found);
        }
    }

    fn chosen(&mut self, expr: &mut Expr, found: &mut Vec<Stmt>) {
        match expr {
            Expr::Reference(of) if of.mutability.is_none() && is_table(&of.expr) => {
                let name = self.fresh();
                let table = std::mem::replace(&mut *of.expr, syn::parse_quote!(#name));
                found.push(syn::parse_quote!(let #name = #table;));
            }
            Expr::Tuple(of) => of
                .elems
                .iter_mut()
                .for_each(|part| self.chosen(part, found)),
            Expr::Block(of) if of.label.is_none() => self.tail(&mut of.block, found),
            other => self.choice(other, found),
        }
    }

    fn fresh(&mut self) -> Ident {
        let taken = self.taken.get_or_insert_default();
        let mut number = 0;
        loop {
            let name = format_ident!("table_{number}");
            if taken.insert(name.to_string()) {
                return name;
            }
            number += 1;
        }
    }
}

/// An array of numbers.
fn is_table(expr: &Expr) -> bool {
    matches!(expr, Expr::Array(of) if !of.elems.is_empty() && of.elems.iter().all(is_constant))
}

fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Unary(of) => is_constant(&of.expr),
        Expr::Paren(of) => is_constant(&of.expr),
        Expr::Group(of) => is_constant(&of.expr),
        Expr::Binary(of) => is_constant(&of.left) && is_constant(&of.right),
        _ => is_table(expr),
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let text = |function: syn::ItemFn| function.to_token_stream().to_string();
        let function = syn::parse_str(written).unwrap();
        let expected = syn::parse_str(expected).unwrap();
        assert_eq!(text(super::hoisted(function)), text(expected));
    }

    #[test]
    fn tables_stand_in_front_of_the_choice() {
        check(
            "fn f(n: usize) -> f64 { let (x, w): (&[f64], f64) = match n { 1 => (&[0.5], 1.0), _ => { (&[-1.0 / 3.0, 0.5], 2.0) } }; x[0] * w }",
            "fn f(n: usize) -> f64 { let table_0 = [0.5]; let table_1 = [-1.0 / 3.0, 0.5]; let (x, w): (&[f64], f64) = match n { 1 => (&table_0, 1.0), _ => { (&table_1, 2.0) } }; x[0] * w }",
        );
        check(
            "fn f(n: usize) -> f64 { let x: &[f64] = if n == 0 { &[1.0] } else if n == 1 { &[2.0] } else { &[3.0] }; x[0] }",
            "fn f(n: usize) -> f64 { let table_0 = [1.0]; let table_1 = [2.0]; let table_2 = [3.0]; let x: &[f64] = if n == 0 { &table_0 } else if n == 1 { &table_1 } else { &table_2 }; x[0] }",
        );
        let same = "fn f(n: usize, a: f64) -> f64 { let x: &[f64] = match n { 0 => &[a], _ => &[] }; let y = &[1.0]; x[0] * y[0] }";
        check(same, same);
    }
}
