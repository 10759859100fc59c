//! Texts, and lists of what is no number: they are read, not changed.

use proc_macro2::Ident;
use syn::{Expr, ExprMethodCall};

use super::methods::is_plain_data;
use super::value::Value;
use super::{Lower, scan};
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// Whether this may change the texts, or the list of what is no number, that it is called on. Other data is changed in
    /// its place, and what is told of it is recorded.
    pub fn changes_data(&self, node: &ExprMethodCall) -> bool {
        match self.ty(&node.receiver) {
            Ty::Ref { mutable: false, .. } => false,
            of => match of.strip_refs() {
                of @ Ty::Option(_) => is_plain_data(of) && changes_option(&node.method),
                of => is_list(of) && !reads(&node.method),
            },
        }
    }

    /// Something read from such data. Where that may change, it is read once, in its place.
    pub fn read_data(
        &mut self,
        of: ValId,
        template: Template,
        args: Vec<ValId>,
        ty: Scalar,
    ) -> ValId {
        if !self.stateful.contains(&of) {
            let v = self.pure(Pure::Expr(template), args, ty);
            self.func.vals[v.0 as usize].fixed |= self.func.val(of).fixed;
            return v;
        }
        let value = |v: ValId| Arg {
            name: None,
            what: ArgKind::Val(v),
        };
        let args = args.into_iter().map(value).collect();
        self.op(OpKind::Effect(template, args), ty)
    }

    /// Notes that a list may change: it is in a variable that is `mut`.
    pub fn note_list(&mut self, v: ValId, of: &Expr) {
        let of = match of {
            Expr::Reference(of) => &*of.expr,
            of => of,
        };
        let list = matches!(
            self.ty(of).strip_refs(),
            Ty::Vec(_) | Ty::Slice(_) | Ty::Array(..)
        );
        let varies = scan::base_name(of).is_some_and(|name| self.scan.varying.contains(&name));
        if list && varies {
            self.stateful.insert(v);
        }
    }

    pub fn refuse_change(&mut self, method: &Ident) -> Value<'a> {
        let what = format!("`{method}` of what is no number: it may change it");
        let help = "change it outside: a sweep would have to undo it";
        self.refuse(method, &what, help)
    }

    /// Whether a `&mut` to this would let somebody change such data.
    pub fn is_list_of_data(&self, of: &Expr) -> bool {
        is_list(self.ty(of).strip_refs())
    }
}

fn is_list(ty: &Ty) -> bool {
    let list = matches!(ty, Ty::Vec(_) | Ty::Slice(_) | Ty::Array(..) | Ty::Named(_));
    list && is_plain_data(ty)
}

/// Methods of texts and lists that change nothing.
pub fn reads(method: &Ident) -> bool {
    #[rustfmt::skip]
    const METHODS: &[&str] = &[
        "as_bytes", "as_ref", "as_slice", "as_str", "binary_search", "borrow", "bytes", "capacity", "char_indices",
        "chars", "chunks", "chunks_exact", "clone", "cmp", "concat", "contains", "deref", "ends_with", "eq",
        "eq_ignore_ascii_case", "find", "first", "ge", "get", "gt", "into_boxed_slice", "into_boxed_str", "into_bytes",
        "into_iter", "is_ascii", "is_char_boundary", "is_empty", "iter", "join", "last", "le", "len", "lines", "lt",
        "matches", "ne", "parse", "partial_cmp", "repeat", "replace", "replacen", "rfind", "rsplit", "rsplit_once",
        "rsplitn", "split", "split_ascii_whitespace", "split_at", "split_first", "split_last", "split_once",
        "split_terminator", "split_whitespace", "splitn", "starts_with", "strip_prefix", "strip_suffix", "to_ascii_lowercase",
        "to_ascii_uppercase", "to_lowercase", "to_owned", "to_string", "to_uppercase", "to_vec", "trim", "trim_end",
        "trim_end_matches", "trim_matches", "trim_start", "trim_start_matches", "windows",
    ];
    METHODS.iter().any(|name| method == name)
}

/// Methods of an `Option` that change it, or let others.
fn changes_option(method: &Ident) -> bool {
    #[rustfmt::skip]
    const METHODS: &[&str] = &[
        "as_mut", "get_or_insert", "get_or_insert_default", "get_or_insert_with", "insert", "iter_mut", "replace", "take",
        "take_if",
    ];
    METHODS.iter().any(|name| method == name)
}
