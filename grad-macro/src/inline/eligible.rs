//! Which calls may be inlined.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericParam, ItemFn, Meta};

use crate::companions::shapes;
use crate::ir::{
    ArgKind, Call, CallArg, Callee, Func, Mem, OpKind, Piece, Place, Pure, Region, RootKind,
    Scalar, Template,
};
use crate::{items, sources};

/// The tokens in `#[grad(..)]`, if there is nothing that changes what the derivative is, or whether there is a function.
pub fn attribute(function: &ItemFn) -> Option<TokenStream> {
    const HARMLESS: &[&str] = &[
        "doc",
        "inline",
        "allow",
        "expect",
        "warn",
        "deny",
        "must_use",
        "cold",
        "deprecated",
    ];
    const OPTIONS: &[&str] = &["wrt", "jvp", "hvp", "show", "lagrangian", "graph"];
    let mut found = None;
    for attr in &function.attrs {
        let last = attr.path().segments.last()?.ident.to_string();
        match &attr.meta {
            Meta::Path(_) if last == "grad" && found.is_none() => found = Some(TokenStream::new()),
            Meta::List(list) if last == "grad" && found.is_none() => {
                let mut names = list
                    .tokens
                    .clone()
                    .into_iter()
                    .filter_map(|tree| match tree {
                        TokenTree::Ident(ident) => Some(ident.to_string()),
                        _ => None,
                    });
                let harmless = names.all(|name| OPTIONS.contains(&name.as_str()));
                found = Some(harmless.then(|| list.tokens.clone())?);
            }
            _ if HARMLESS.contains(&last.as_str()) => {}
            _ => return None,
        }
    }
    found
}

/// What its head says.
pub fn function(function: &ItemFn) -> bool {
    let sig = &function.sig;
    let lifetimes = (sig.generics.params.iter()).all(|p| matches!(p, GenericParam::Lifetime(_)));
    let given = |param: &shapes::ParamShape| param.pullback.is_some();
    let mut errors = crate::errors::Errors::new();
    sources::check(function, &mut errors);
    let fine = errors.discard();
    fine && lifetimes
        && sig.variadic.is_none()
        && !items::declares(function)
        && !shapes::params(sig, None).iter().any(given)
}

/// Whether anything is repeated.
pub fn has_loop(region: &Region) -> bool {
    let mut found = false;
    region.walk(&mut |op| found |= matches!(op.kind, OpKind::Loop(_)));
    found
}

/// The number of ops.
pub fn length(region: &Region) -> usize {
    let mut count = 0;
    region.walk(&mut |_| count += 1);
    count
}

/// Code on numbers and arrays of them that calls nothing.
pub fn body(func: &Func) -> bool {
    let mut fine = func.roots.iter().all(|root| is_plain(&root.ty));
    fine &= func.vals.iter().all(|val| val.ty != Scalar::Other);
    func.body.walk(&mut |op| {
        fine &= !matches!(
            &op.kind,
            OpKind::Call(_) | OpKind::Effect(..) | OpKind::Push(..) | OpKind::Pop(..)
        );
    });
    fine
}

/// Numbers, and arrays, slices, tuples and structs of them.
fn is_plain(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(scalar) => *scalar != Scalar::Other,
        Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) => is_plain(of),
        Mem::Tuple(of) => of.iter().all(is_plain),
        Mem::Struct(of) => {
            let skipped = of.fields.iter().any(|field| field.skipped);
            let product = of.complete && !of.tangent && !of.is_enum() && of.unit.is_none();
            product && !skipped && of.fields.iter().all(|field| is_plain(&field.ty))
        }
        // One that is lent need not be the same kind of list.
        Mem::Queue(_) | Mem::Unknown(_) => false,
    }
}

/// Whether two types have the same parts: fields count by their place.
pub fn alike(a: &Mem, b: &Mem) -> bool {
    match (a, b) {
        (Mem::Scalar(a), Mem::Scalar(b)) => a == b,
        (Mem::Struct(a), Mem::Struct(b)) => {
            a.fields.len() == b.fields.len()
                && (a.fields.iter().zip(&b.fields))
                    .all(|(a, b)| a.name == b.name && alike(&a.ty, &b.ty))
        }
        (Mem::Tuple(a), Mem::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
        }
        (a, b) => match (a.elem(), b.elem()) {
            (Some(a), Some(b)) => alike(a, b),
            _ => false,
        },
    }
}

/// Numbers that a struct or an array holds, at most; more of them stay in memory.
const MOST_PARTS: usize = 16;

/// Whether a struct is copied number by number, and then no memory.
pub fn is_small(ty: &Mem) -> bool {
    fn parts(ty: &Mem) -> Option<usize> {
        match ty {
            Mem::Scalar(_) => Some(1),
            Mem::Array(of, length) => {
                let length: usize = length.to_string().trim_end_matches("usize").parse().ok()?;
                parts(of)?.checked_mul(length)
            }
            Mem::Tuple(_) | Mem::Struct(_) => ty.parts()?.iter().map(parts).sum(),
            Mem::Slice(_) | Mem::Vec(_) | Mem::Queue(_) | Mem::Unknown(_) => None,
        }
    }
    parts(ty).is_some_and(|parts| parts <= MOST_PARTS)
}

/// Whether no derivative flows into a parameter that the callee's `wrt` leaves out: a call reports that.
pub fn call(func: &Func, call: &Call, callee: &Func) -> bool {
    call.args.len() == callee.params.len()
        && (call.args.iter().zip(&callee.params))
            .all(|(arg, param)| param.wrt || is_data(func, arg))
}

fn is_data(func: &Func, arg: &CallArg) -> bool {
    match arg {
        CallArg::Val(v) => !func.ty(*v).is_float(),
        CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place) => {
            let data = |root: &crate::ir::RootId| match &func.root(*root).kind {
                RootKind::ParamRef { param, .. } => !func.params[*param].wrt,
                RootKind::Const { .. } => true,
                _ => false,
            };
            place.roots().iter().all(data)
        }
        CallArg::Tokens(_) => true,
        _ => false,
    }
}

/// The names that the caller binds: what a callee's tokens speak of must not be among them.
pub struct Names(BTreeSet<String>);

impl Names {
    pub fn of(function: &ItemFn, func: &Func) -> Names {
        let mut names = BTreeSet::new();
        for param in &function.sig.generics.params {
            match param {
                GenericParam::Type(param) => names.insert(param.ident.to_string()),
                GenericParam::Const(param) => names.insert(param.ident.to_string()),
                GenericParam::Lifetime(_) => false,
            };
        }
        names.extend(func.params.iter().map(|param| param.ident.to_string()));
        names.extend(func.vals.iter().filter_map(|val| val.name.clone()));
        names.extend(func.roots.iter().map(|root| root.name.clone()));
        Names(names)
    }

    pub fn allow(&self, callee: &Func) -> bool {
        let mut fine = true;
        let mut check = |tokens: &TokenStream| fine &= self.are_free(tokens.clone());
        for root in &callee.roots {
            if let RootKind::Const { path } = &root.kind {
                check(path);
            }
            lengths(&root.ty, &mut check);
        }
        callee.body.walk(&mut |op| match &op.kind {
            OpKind::Const(tokens) => check(tokens),
            OpKind::Math(math, _) => {
                if let Some(path) = &math.path {
                    pieces(path, &mut check);
                }
            }
            OpKind::Pure(Pure::Expr(template), _) => pieces(template, &mut check),
            OpKind::Effect(template, args) => {
                pieces(template, &mut check);
                for arg in args {
                    if let (Some(name), ArgKind::Val(_) | ArgKind::Place(_)) =
                        (&arg.name, &arg.what)
                    {
                        check(&name.to_token_stream());
                    }
                }
            }
            OpKind::Call(call) => {
                if let Callee::Path(path) = &call.callee {
                    check(&path.to_token_stream());
                }
                for arg in &call.args {
                    tokens_in(arg, &mut check);
                }
            }
            _ => {}
        });
        fine
    }

    fn are_free(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().all(|tree| match tree {
            TokenTree::Ident(ident) => !self.0.contains(&ident.to_string()),
            TokenTree::Group(group) => self.are_free(group.stream()),
            _ => true,
        })
    }
}

fn lengths(ty: &Mem, check: &mut dyn FnMut(&TokenStream)) {
    match ty {
        Mem::Array(of, length) => {
            check(length);
            lengths(of, check);
        }
        Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => lengths(of, check),
        Mem::Tuple(of) => of.iter().for_each(|of| lengths(of, check)),
        Mem::Scalar(_) | Mem::Struct(_) | Mem::Unknown(_) => {}
    }
}

fn pieces(template: &Template, check: &mut dyn FnMut(&TokenStream)) {
    for piece in &template.0 {
        match piece {
            Piece::Tokens(tokens) => check(tokens),
            Piece::Runtime | Piece::Arg(_) => {}
            Piece::Group(_, inner) => pieces(inner, check),
        }
    }
}

fn tokens_in(arg: &CallArg, check: &mut dyn FnMut(&TokenStream)) {
    match arg {
        CallArg::Tokens(tokens) => check(tokens),
        CallArg::Tuple(args) | CallArg::Opt(args) => {
            args.iter().for_each(|arg| tokens_in(arg, check));
        }
        CallArg::Dot(arg) | CallArg::NoDot(arg) => tokens_in(arg, check),
        CallArg::Val(_) | CallArg::Ref(_) | CallArg::RefMut(_) | CallArg::Own(_) => {}
    }
}

/// Whether a place is one of numbers and arrays of them.
pub fn is_plain_place(func: &Func, place: &Place) -> bool {
    place
        .roots()
        .iter()
        .all(|root| is_plain(&func.root(*root).ty))
}
