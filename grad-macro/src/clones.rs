//! Implementations of `Clone` that are written by hand: which of them give what they were given.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Expr, ExprCall, FnArg, ImplItem, ImplItemFn, Item, ItemFn, Member, Pat, Stmt};

use crate::known::name_of;

/// The function of this name in a block of the type without a trait.
pub fn function<'i>(items: &'i [Item], this: &str, name: &Ident) -> Option<&'i ImplItemFn> {
    let blocks = items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => Some(block),
        _ => None,
    });
    let blocks = blocks.filter(|block| name_of(&block.self_ty).as_deref() == Some(this));
    let mut functions = blocks
        .flat_map(|block| &block.items)
        .filter_map(|item| match item {
            ImplItem::Fn(function) if function.sig.ident == *name => Some(function),
            _ => None,
        });
    functions.next().filter(|_| functions.next().is_none())
}

/// Whether `clone` of a type of this name gives what it was given: `*self`, or each field's clone, also by a function of the
/// type's that puts what it is given into the fields.
pub fn copies(clone: &ItemFn, this: &str, function: &dyn Fn(&Ident) -> Option<ItemFn>) -> bool {
    let Some(value) = result(clone) else {
        return false;
    };
    match value {
        Expr::Call(call) if !is_type(&call.func, this) => {
            let filled = maker(&call.func, this)
                .and_then(function)
                .and_then(|maker| fields(&maker, this));
            filled.is_some_and(|filled| all_copied(&filled, call))
        }
        Expr::Struct(_) | Expr::Call(_) => made(value, this).is_some_and(|parts| {
            let mut parts = parts.iter();
            parts.all(|(field, part)| is_copy(part, field))
        }),
        value => text(value) == "*self",
    }
}

/// The function's only expression.
fn result(function: &ItemFn) -> Option<&Expr> {
    match &function.block.stmts[..] {
        [Stmt::Expr(value, None)] => Some(value),
        _ => None,
    }
}

/// The fields of the type, by name or number, as a literal gives them, or the tuple struct's name as a function.
fn made<'e>(value: &'e Expr, this: &str) -> Option<Vec<(String, &'e Expr)>> {
    match value {
        Expr::Struct(literal) if literal.rest.is_none() => {
            let field = |member: &Member| member.to_token_stream().to_string();
            let parts = literal.fields.iter();
            Some(parts.map(|of| (field(&of.member), &of.expr)).collect())
        }
        Expr::Call(call) if is_type(&call.func, this) => {
            let parts = call.args.iter().enumerate();
            Some(parts.map(|(n, part)| (n.to_string(), part)).collect())
        }
        _ => None,
    }
}

/// What a function puts into the fields of the type: the numbers of its parameters, none for a marker.
fn fields(function: &ItemFn, this: &str) -> Option<Vec<(String, Option<usize>)>> {
    let params = function.sig.inputs.iter().map(|arg| match arg {
        FnArg::Typed(arg) => match &*arg.pat {
            Pat::Ident(of) if of.by_ref.is_none() && of.subpat.is_none() => Some(of.ident.clone()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    let params: Vec<Ident> = params.collect::<Option<_>>()?;
    let parts = made(result(function)?, this)?.into_iter();
    let parts = parts.map(|(field, part)| {
        let number = params
            .iter()
            .position(|param| text(part) == *param.to_string());
        (number.is_some() || is_marker(part)).then_some((field, number))
    });
    parts.collect()
}

fn all_copied(filled: &[(String, Option<usize>)], call: &ExprCall) -> bool {
    let mut filled = filled.iter();
    filled.all(|(field, number)| {
        let part = number.map(|n| call.args.get(n));
        part.is_none_or(|part| part.is_some_and(|part| is_copy(part, field)))
    })
}

/// The type itself, and no function of it.
fn is_type(of: &Expr, this: &str) -> bool {
    let Expr::Path(of) = of else { return false };
    (of.path.segments.last()).is_some_and(|last| last.ident == "Self" || last.ident == this)
}

/// The name of a function of the type: `new` of `Self::new`.
fn maker<'e>(of: &'e Expr, this: &str) -> Option<&'e Ident> {
    let Expr::Path(of) = of else { return None };
    let mut segments = of.path.segments.iter().rev();
    let (name, owner) = (segments.next()?, segments.next()?);
    let own = owner.ident == "Self" || owner.ident == this;
    (own && of.qself.is_none()).then_some(&name.ident)
}

/// `self.x`, `self.x.clone()`, `Clone::clone(&self.x)`; markers hold nothing.
fn is_copy(value: &Expr, field: &str) -> bool {
    let text = text(value);
    let field = format!("self.{field}");
    let call = text.strip_prefix(&field);
    call.is_some_and(|rest| matches!(rest, "" | ".clone()" | ".to_vec()" | ".to_owned()"))
        || text == format!("Clone::clone(&{field})")
        || is_marker(value)
}

fn is_marker(value: &Expr) -> bool {
    text(value).ends_with("PhantomData")
}

fn text(tokens: &impl ToTokens) -> String {
    let tokens: TokenStream = tokens.to_token_stream();
    tokens.to_string().replace(' ', "")
}
