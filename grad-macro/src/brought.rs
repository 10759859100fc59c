//! What `use` lines inside of a function bring, written by its whole path.
//!
//! ```text
//! fn rotate(q: Quat, v: V3) -> V3 {                fn rotate(q: Quat, v: V3) -> V3 {
//!     use vec3::{add, cross as times};                 use vec3::{add, cross as times};
//!     add(v, times(q.1, v))                            vec3::add(v, vec3::cross(q.1, v))
//! }                                                }
//! ```
//! The lines bring functions, not their companions, and those of a function of the same name outside of this one would be taken
//! for them. A path names the function that is meant, and its companions beside it.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Item, ItemFn, ItemUse, PatIdent, Path, PathSegment, Stmt, UseTree};

use crate::errors::Errors;
use crate::known::Known;
use crate::substitute;
use crate::types;

/// The function with such names written out, and calls by names that a line may bring which brings all: `use vec3::*;`.
pub fn written_out(function: &ItemFn) -> (ItemFn, Vec<Ident>) {
    let mut function = function.clone();
    let mut brought = Brought::default();
    brought.visit_item_fn_mut(&mut function);
    (function, brought.unclear)
}

/// Calls by such names are refused where the module has another function of that name: which one is called is not known.
pub fn check(unclear: &[Ident], known: &Known, errors: &mut Errors) {
    for name in unclear {
        if known.functions.contains_key(&name.to_string()) {
            let message = format!(
                "`#[grad]` cannot tell whether this `{name}` is the module's own or one that a `use` line in the body brings\n\
                 help: name it in that line, or call it by its path"
            );
            errors.at(name, message);
        }
    }
}

/// In place of the names that `use vec3::*;` brings.
const ALL: &str = "*";

/// What a name stands for.
#[derive(Clone)]
enum Name {
    Import(Path),
    /// A function in the body, which its own name finds.
    Item,
    Variable,
}

/// The names of the blocks around, the innermost last.
#[derive(Default)]
struct Brought {
    scopes: Vec<BTreeMap<String, Name>>,
    unclear: Vec<Ident>,
}

impl Brought {
    fn bind(&mut self, name: String, to: Name) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name, to);
        }
    }

    fn import(&self, path: &Path) -> Option<Path> {
        let first = &path.segments.first()?.ident;
        if path.leading_colon.is_some() {
            return None;
        }
        let found = self.scopes.iter().rev();
        let found = found.filter_map(|scope| scope.get(&first.to_string()));
        // A path of several names begins with a module or a type.
        let mut found =
            found.filter(|of| path.segments.len() == 1 || matches!(of, Name::Import(_)));
        match found.next()? {
            Name::Import(path) => Some(path.clone()),
            Name::Item | Name::Variable => None,
        }
    }

    fn hoist(&mut self, block: &Block) {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Item(Item::Use(line)) if !is_conditional(line) => {
                    let mut path = Path {
                        leading_colon: line.leading_colon,
                        segments: Default::default(),
                    };
                    self.tree(&line.tree, &mut path);
                }
                Stmt::Item(Item::Fn(inner)) => self.bind(inner.sig.ident.to_string(), Name::Item),
                _ => {}
            }
        }
    }

    fn tree(&mut self, tree: &UseTree, path: &mut Path) {
        let mut one = |ident: &Ident, name: &Ident| {
            let mut path = path.clone();
            if ident != "self" {
                path.segments.push(ident.clone().into());
            }
            let whole = path.segments.last().map(|last| last.ident.to_string());
            let name = if name == "self" {
                whole
            } else {
                Some(name.to_string())
            };
            if let Some(name) = name.filter(|name| matters(&path, name)) {
                self.bind(name, Name::Import(path));
            }
        };
        match tree {
            UseTree::Name(of) => one(&of.ident, &of.ident),
            UseTree::Rename(of) => one(&of.ident, &of.rename),
            UseTree::Path(of) => {
                path.segments.push(of.ident.clone().into());
                self.tree(&of.tree, path);
                path.segments.pop();
            }
            UseTree::Group(of) => of.items.iter().for_each(|tree| self.tree(tree, path)),
            UseTree::Glob(_) => {
                let module = path.segments.last().map(|last| last.ident.to_string());
                if module.is_some_and(|module| matters(path, &module)) {
                    self.bind(ALL.to_owned(), Name::Item);
                }
            }
        }
    }

    /// Whether a line that brings all of a module stands nearer than what else has this name.
    fn may_be_brought(&self, name: &str) -> bool {
        let mut scopes = self.scopes.iter().rev();
        let nearest = scopes.find(|scope| scope.contains_key(name) || scope.contains_key(ALL));
        nearest.is_some_and(|scope| !scope.contains_key(name))
    }
}

/// Which choice is compiled is not known.
fn is_conditional(line: &ItemUse) -> bool {
    line.attrs.iter().any(|attr| attr.path().is_ident("cfg"))
}

/// Types and constants have no companions beside them. Functions and constants of the standard library and of `libm` are known by
/// their paths: elsewhere, their names are somebody's.
fn matters(path: &Path, name: &str) -> bool {
    const KNOWN: [&str; 6] = ["std", "core", "alloc", "libm", "num_traits", "grad_runtime"];
    let first = path.segments[0].ident.to_string();
    let renamed = path.segments.len() == 1 && types::is_primitive(&first);
    let constant = path.segments.iter().any(|of| of.ident == "consts")
        && matches!(first.as_str(), "std" | "core")
        && !name.contains(char::is_lowercase);
    let function = match first.as_str() {
        "std" | "core" => path.segments.len() > 2,
        "libm" => path.segments.last().is_some_and(|last| {
            path.segments.len() == 2 && substitute::is_of_libm(&last.ident.to_string())
        }),
        _ => false,
    };
    let function = function && !name.contains(char::is_uppercase);
    renamed
        || constant
        || function
        || !KNOWN.contains(&first.as_str()) && !name.starts_with(char::is_uppercase)
}

impl VisitMut for Brought {
    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        // Variables outside of it are out of its reach.
        let outer = self.scopes.clone();
        for scope in &mut self.scopes {
            scope.retain(|_, name| !matches!(name, Name::Variable));
        }
        self.scopes.push(BTreeMap::new());
        for input in &mut function.sig.inputs {
            self.visit_fn_arg_mut(input);
        }
        self.visit_block_mut(&mut function.block);
        self.scopes = outer;
    }

    /// Methods of types in the body: nobody differentiates them.
    fn visit_item_impl_mut(&mut self, _: &mut syn::ItemImpl) {}

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.scopes.push(BTreeMap::new());
        self.hoist(block);
        visit_mut::visit_block_mut(self, block);
        self.scopes.pop();
    }

    /// What a variable is made of does not see it: `let dot = dot(a, b);`.
    fn visit_local_mut(&mut self, local: &mut syn::Local) {
        if let Some(init) = &mut local.init {
            self.visit_local_init_mut(init);
        }
        self.visit_pat_mut(&mut local.pat);
    }

    fn visit_expr_closure_mut(&mut self, closure: &mut syn::ExprClosure) {
        self.scopes.push(BTreeMap::new());
        visit_mut::visit_expr_closure_mut(self, closure);
        self.scopes.pop();
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        self.scopes.push(BTreeMap::new());
        visit_mut::visit_arm_mut(self, arm);
        self.scopes.pop();
    }

    fn visit_expr_if_mut(&mut self, expr: &mut syn::ExprIf) {
        self.scopes.push(BTreeMap::new());
        self.visit_expr_mut(&mut expr.cond);
        self.visit_block_mut(&mut expr.then_branch);
        self.scopes.pop();
        if let Some((_, els)) = &mut expr.else_branch {
            self.visit_expr_mut(els);
        }
    }

    fn visit_expr_while_mut(&mut self, expr: &mut syn::ExprWhile) {
        self.scopes.push(BTreeMap::new());
        visit_mut::visit_expr_while_mut(self, expr);
        self.scopes.pop();
    }

    fn visit_expr_for_loop_mut(&mut self, expr: &mut syn::ExprForLoop) {
        self.visit_expr_mut(&mut expr.expr);
        self.scopes.push(BTreeMap::new());
        self.visit_pat_mut(&mut expr.pat);
        self.visit_block_mut(&mut expr.body);
        self.scopes.pop();
    }

    fn visit_pat_ident_mut(&mut self, pat: &mut PatIdent) {
        self.bind(pat.ident.to_string(), Name::Variable);
        visit_mut::visit_pat_ident_mut(self, pat);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Call(call) = &*expr
            && let Expr::Path(callee) = &*call.func
            && let Some(name) = callee.path.get_ident()
            && self.may_be_brought(&name.to_string())
        {
            self.unclear.push(name.clone());
        }
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Path(of) = expr
            && of.qself.is_none()
            && let Some(whole) = self.import(&of.path)
        {
            replace(&mut of.path, whole);
        }
    }
}

/// The path with this in place of its first name, shown where that stands.
fn replace(path: &mut Path, whole: Path) {
    let Some(first) = path.segments.first().cloned() else {
        return;
    };
    let mut whole = whole;
    for segment in &mut whole.segments {
        segment.ident.set_span(first.ident.span());
    }
    if let Some(last) = whole.segments.last_mut() {
        last.arguments = first.arguments;
    }
    let rest = path.segments.iter().skip(1).cloned();
    whole.segments.extend(rest.collect::<Vec<PathSegment>>());
    *path = whole;
}
