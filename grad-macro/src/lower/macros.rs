//! Macro calls: those that assert or print are effects, `vec!` and `matches!` are expressions.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Ident, Macro};

use super::Lower;
use super::value::Value;
use crate::ir::*;
use crate::types::{MacroBody, Ty, macros};

impl<'a> Lower<'a> {
    /// `expr` is the call as an expression, if it is not a statement.
    pub fn macro_call(&mut self, expr: Option<&'a Expr>, mac: &'a Macro) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        self.span = mac
            .path
            .segments
            .last()
            .map_or(self.span, |segment| segment.ident.span());
        let types = self.types;
        match types.macro_body(mac) {
            Some(MacroBody::List(elems)) => self.vec(mac, elems.iter().collect()),
            Some(MacroBody::Repeat(elem, len)) => self.vec_repeat(mac, elem, len),
            Some(MacroBody::Matches(value, pat, guard)) => self.matches(value, pat, guard.as_ref()),
            Some(MacroBody::Assert(operands, message)) => {
                self.assertion(mac, operands, message);
                Value::Unit
            }
            Some(MacroBody::Dbg(exprs)) => self.dbg(mac, exprs),
            Some(MacroBody::Format) => self.format(mac),
            Some(MacroBody::Panic) => {
                self.effect(mac, None);
                self.diverge();
                Value::Never
            }
            None => self.other_macro(expr, mac),
        }
    }

    fn format(&mut self, mac: &'a Macro) -> Value<'a> {
        let name = mac
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string());
        match name.as_deref() {
            Some("format" | "write" | "writeln") => match self.effect(mac, Some(Scalar::Other)) {
                Some(v) => Value::Scalar(v),
                None => Value::Poison,
            },
            _ => {
                self.effect(mac, None);
                Value::Unit
            }
        }
    }

    /// `dbg!(x)` prints and gives the value.
    fn dbg(&mut self, mac: &'a Macro, exprs: &'a [Expr]) -> Value<'a> {
        self.effect(mac, None);
        match exprs {
            [] => Value::Unit,
            [one] => self.expr(one),
            many => {
                let parts: Vec<_> = many.iter().map(|expr| self.expr(expr)).collect();
                if self.live() {
                    Value::Tuple(parts)
                } else {
                    Value::Never
                }
            }
        }
    }

    fn other_macro(&mut self, expr: Option<&'a Expr>, mac: &'a Macro) -> Value<'a> {
        let name = super::source::of(&mac.path);
        if macros::compares(&macros::name(mac)) {
            return match self.effect(mac, Some(Scalar::Bool)) {
                Some(v) => Value::Scalar(v),
                None => Value::Poison,
            };
        }
        for ident in idents(&mac.tokens) {
            let Some(var) = self.lookup(&ident.to_string()) else {
                continue;
            };
            if !self.is_plain_data(&self.get(var)) {
                let what = format!(
                    "the macro `{name}!`, which it does not know and which mentions `{ident}`"
                );
                return self.refuse(
                    &ident,
                    &what,
                    "write out what it expands to, or put it into a function",
                );
            }
        }
        let ty = self.types.mac(mac);
        let last = mac
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string());
        if matches!(
            last.as_deref(),
            Some("cfg" | "line" | "column" | "concat" | "stringify" | "include_str" | "env")
        ) {
            let ty = match last.as_deref() {
                Some("cfg") => Scalar::Bool,
                Some("line" | "column") => Scalar::Int(Int::U32),
                _ => Scalar::Other,
            };
            return Value::Scalar(self.op(OpKind::Const(mac.to_token_stream()), ty));
        }
        let result = match ty {
            Ty::Unit => None,
            _ if expr.is_none() => None,
            ty => Some(ty.scalar().unwrap_or(Scalar::Other)),
        };
        if result.is_some_and(Scalar::is_float) {
            let help = "write out what it expands to";
            return self.refuse(
                &mac.path,
                &format!("the macro `{name}!`, which it does not know"),
                help,
            );
        }
        match self.effect(mac, result) {
            Some(v) => Value::Scalar(v),
            None => Value::Unit,
        }
    }

    /// Neither a float nor memory.
    fn is_plain_data(&self, value: &Value<'a>) -> bool {
        match value {
            Value::Scalar(v) => !self.func.ty(*v).is_float(),
            Value::Unit => true,
            _ => false,
        }
    }

    // ---- vec! -----------------------------------------------------------------------------------

    fn vec(&mut self, mac: &'a Macro, elems: Vec<&'a Expr>) -> Value<'a> {
        let ty = self.types.mac(mac);
        if ty.is_inert() {
            return self.as_written(mac.to_token_stream());
        }
        match ty.mem() {
            Some(ty @ Mem::Vec(_)) => self.list(Some(ty), elems, mac),
            _ if elems.is_empty() => {
                let help = "annotate the variable: `let mut v: Vec<f64> = vec![];`";
                self.refuse(
                    mac,
                    "a `Vec` whose elements are not known to be numbers",
                    help,
                )
            }
            _ => {
                // The elements say it.
                let value = self.list(None, elems, mac);
                if let Value::Owned { place, .. } = &value
                    && let Some(root) = super::env::whole_root(place)
                {
                    let info = &mut self.func.roots[root.0 as usize];
                    if let Mem::Array(of, _) = &info.ty {
                        info.ty = Mem::Vec(of.clone());
                    }
                }
                value
            }
        }
    }

    fn vec_repeat(&mut self, mac: &'a Macro, elem: &'a Expr, len: &'a Expr) -> Value<'a> {
        let value = self.expr(elem);
        let value = self.own(value, "value");
        let Some(len) = self.index(len) else {
            return if self.live() {
                Value::Poison
            } else {
                Value::Never
            };
        };
        if !value.is_proper() {
            return value;
        }
        let known = self.types.mac(mac).mem();
        let Some((of, elem)) = self.list_element(known.as_ref(), &value) else {
            return self.refuse(
                mac,
                "a `Vec` of these elements",
                "use numbers, tuples, arrays or `Vec`s",
            );
        };
        let ty = match known {
            Some(ty @ Mem::Vec(_)) => ty,
            _ => Mem::Vec(Box::new(of)),
        };
        self.settle_weak(&ty, std::slice::from_ref(&elem));
        Value::fresh(self.alloc("list", ty, Init::Fill(Box::new(elem), Some(len))))
    }

    // ---- effects --------------------------------------------------------------------------------

    /// `assert_eq!(a, b)`. What holds memory by value is bound by reference: `assert_eq!((*a), b)`.
    fn assertion(&mut self, mac: &'a Macro, operands: &[Expr], message: &TokenStream) {
        let mut operands = operands.to_vec();
        let mut at_places = AtPlaces { lower: self };
        for operand in &mut operands {
            at_places.visit_expr_mut(operand);
        }
        let args = self.mentioned(&mac.tokens, false);
        let path = &mac.path;
        let call = quote!(#path !(#(#operands),*, #message));
        let template = Template(vec![Piece::Tokens(call)]);
        self.act(OpKind::Effect(template, args));
    }

    /// The macro call as it is.
    fn effect(&mut self, mac: &'a Macro, result: Option<Scalar>) -> Option<ValId> {
        let args = self.mentioned(&mac.tokens, false);
        let template = Template(vec![Piece::Tokens(mac.to_token_stream())]);
        let effect = OpKind::Effect(template, args);
        match result {
            Some(ty) => Some(self.op(effect, ty)),
            None => {
                self.act(effect);
                None
            }
        }
    }

    /// The user's tokens as they are, evaluated once; `mentioning` are those that may name variables. `None` if
    /// something was reported.
    pub fn pasted(
        &mut self,
        mentioning: &TokenStream,
        tokens: TokenStream,
        result: Scalar,
    ) -> Option<ValId> {
        let errors = self.errors.len();
        let args = self.mentioned(mentioning, true);
        if self.errors.len() > errors || !self.live() {
            return None;
        }
        let template = Template(vec![Piece::Tokens(tokens)]);
        Some(self.op(OpKind::Effect(template, args), result))
    }

    /// What surely carries no derivative, as the user wrote it: `vec!["a".to_string()]`.
    pub fn as_written(&mut self, tokens: TokenStream) -> Value<'a> {
        match self.pasted(&tokens.clone(), tokens, Scalar::Other) {
            Some(v) => Value::Scalar(v),
            None if self.live() => Value::Poison,
            None => Value::Never,
        }
    }

    /// Every variable that the tokens mention: it is bound around them. `moving`: errors by value.
    pub fn mentioned(&mut self, tokens: &TokenStream, moving: bool) -> Vec<Arg> {
        let mut args = Vec::new();
        let mut seen = Vec::new();
        for ident in idents(tokens) {
            let name = ident.to_string();
            if seen.contains(&name) {
                continue;
            }
            let Some(var) = self.lookup(&name) else {
                continue;
            };
            seen.push(name);
            let mut value = self.get(var);
            if let (true, Value::Scalar(v)) = (moving, &value)
                && let Some(moved) = self.error_moved(*v)
            {
                value = Value::Scalar(moved);
            }
            match self.effect_arg(&value) {
                Some(what) => args.push(Arg {
                    name: Some(ident),
                    what,
                }),
                None if matches!(value, Value::Poison | Value::Unit) => {}
                None => {
                    let what = format!(
                        "`{ident}` inside of a macro or an error: it is a closure, an iterator or an `Option`"
                    );
                    self.refuse(
                        &ident,
                        &what,
                        "bind the number that you need first: `let y = ..;`",
                    );
                }
            }
        }
        args
    }

    fn effect_arg(&mut self, value: &Value<'a>) -> Option<ArgKind> {
        match value {
            Value::Scalar(v) => Some(ArgKind::Val(*v)),
            Value::Owned { place, .. } if self.place_type(place).as_scalar().is_some() => {
                let v = self.scalar(value.clone());
                Some(ArgKind::Val(v))
            }
            Value::Owned { place, .. } | Value::Ref { place, .. } => {
                Some(ArgKind::Place(place.clone()))
            }
            Value::Borrowed(inner) => match &**inner {
                Value::Scalar(v) if self.func.ty(*v) == Scalar::Other => Some(ArgKind::Val(*v)),
                inner => self.in_place(inner),
            },
            Value::Tuple(_) => self.in_place(value),
            _ => None,
        }
    }

    /// Whether [`Lower::effect_arg`] binds a reference to what is by value.
    fn is_shown_in_place(&self, value: &Value<'a>) -> bool {
        match value {
            Value::Owned { place, .. } => self.place_type(place).as_scalar().is_none(),
            Value::Tuple(_) => true,
            _ => false,
        }
    }

    fn in_place(&mut self, value: &Value<'a>) -> Option<ArgKind> {
        let (ty, elem) = self.contents(value)?;
        let init = match elem {
            Elem::Init(init) => *init,
            elem => Init::Elems(vec![elem]),
        };
        let root = self.alloc("shown", ty, init);
        Some(ArgKind::Place(Place::root(root)))
    }
}

/// Variables that hold memory by value, behind references to it.
struct AtPlaces<'l, 'a> {
    lower: &'l Lower<'a>,
}

impl VisitMut for AtPlaces<'_, '_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(path) => {
                if let Some(name) = path.path.get_ident()
                    && let Some(var) = self.lower.lookup(&name.to_string())
                    && self.lower.is_shown_in_place(&self.lower.get(var))
                {
                    *expr = syn::parse_quote!((*#name));
                }
            }
            // What a closure calls so may be its own.
            Expr::Closure(_) => {}
            other => visit_mut::visit_expr_mut(self, other),
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        field.colon_token.get_or_insert_default();
        self.visit_expr_mut(&mut field.expr);
    }
}

/// The identifiers that may be variables: not after a dot, not before `::` or `!`; those captured in format strings too.
fn idents(tokens: &TokenStream) -> Vec<Ident> {
    let mut out = Vec::new();
    collect(tokens.clone(), &mut out);
    out
}

fn collect(tokens: TokenStream, out: &mut Vec<Ident>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |at: Option<usize>, c: char| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(punct)) => punct.as_char() == c,
        _ => false,
    };
    for (n, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => collect(group.stream(), out),
            TokenTree::Ident(ident) => {
                let after_dot = punct(n.checked_sub(1), '.') && !punct(n.checked_sub(2), '.');
                let path = punct(Some(n + 1), ':') && punct(Some(n + 2), ':')
                    || punct(n.checked_sub(1), ':') && punct(n.checked_sub(2), ':');
                if !after_dot && !path {
                    out.push(ident.clone());
                }
            }
            TokenTree::Literal(literal) => captures(literal, out),
            TokenTree::Punct(_) => {}
        }
    }
}

/// `{x}`, `{x:.3}`, `{:width$}` in a string literal.
fn captures(literal: &proc_macro2::Literal, out: &mut Vec<Ident>) {
    let Ok(text) = syn::parse2::<syn::LitStr>(TokenTree::from(literal.clone()).into()) else {
        return;
    };
    let text = text.value().replace("{{", "").replace("}}", "");
    for part in text.split('{').skip(1) {
        let Some((inside, _)) = part.split_once('}') else {
            continue;
        };
        let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
        let widths = spec.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'));
        let widths = widths.filter_map(|width| width.strip_suffix('$'));
        for name in std::iter::once(name.trim()).chain(widths) {
            if let Ok(ident) = syn::parse_str::<Ident>(name) {
                out.push(Ident::new(&ident.to_string(), literal.span()));
            }
        }
    }
}
