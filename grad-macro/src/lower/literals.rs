//! Literals, constants and paths.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Expr, Lit};

use super::Lower;
use super::closures::Closure;
use super::paths::segments;
use super::value::Value;
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    pub fn literal(&mut self, expr: &'a Expr, lit: &'a syn::ExprLit) -> Value<'a> {
        self.span = lit.lit.span();
        match &lit.lit {
            Lit::Bool(b) => Value::Scalar(self.bool(b.value)),
            Lit::Int(int) => {
                let known = scalar_named(int.suffix()).or_else(|| self.ty(expr).scalar());
                Value::Scalar(self.int_literal(int.base10_digits(), known))
            }
            Lit::Float(float) => {
                let ty = scalar_named(float.suffix()).or_else(|| self.ty(expr).scalar());
                Value::Scalar(self.float_literal(float.base10_digits(), ty))
            }
            other => Value::Scalar(self.op(OpKind::Const(other.to_token_stream()), Scalar::Other)),
        }
    }

    fn int_literal(&mut self, digits: &str, ty: Option<Scalar>) -> ValId {
        match ty {
            Some(float) if float.is_float() => self.float_literal(digits, ty),
            Some(Scalar::Int(_)) => self.op(OpKind::Lit(digits.to_owned()), ty.expect("known")),
            _ => {
                let v = self.op(OpKind::Lit(digits.to_owned()), Scalar::Int(Int::Infer));
                self.weak.insert(v);
                v
            }
        }
    }

    fn float_literal(&mut self, digits: &str, ty: Option<Scalar>) -> ValId {
        let ty = ty.filter(|ty| ty.is_float()).unwrap_or(Scalar::F64);
        let plain = digits.contains(['.', 'e', 'E']);
        let text = if plain {
            digits.to_owned()
        } else {
            format!("{digits}.0")
        };
        self.op(OpKind::Lit(text), ty)
    }

    /// A literal in a pattern has the type of what it is compared with; it may be negative.
    pub fn pattern_literal(&mut self, lit: &'a syn::ExprLit, ty: Scalar) -> ValId {
        self.span = lit.lit.span();
        let (digits, negative) = match &lit.lit {
            Lit::Bool(b) => return self.bool(b.value),
            Lit::Int(int) => split_sign(int.base10_digits()),
            Lit::Float(float) => split_sign(float.base10_digits()),
            other => return self.op(OpKind::Const(other.to_token_stream()), ty),
        };
        if negative {
            self.negative_literal(digits, ty)
        } else {
            self.number(digits, ty)
        }
    }

    fn number(&mut self, digits: &str, ty: Scalar) -> ValId {
        if ty.is_float() {
            self.float_literal(digits, Some(ty))
        } else {
            self.int_literal(digits, Some(ty))
        }
    }

    /// `-digits`; the smallest integer of a type has no positive counterpart.
    pub fn negative_literal(&mut self, digits: &str, ty: Scalar) -> ValId {
        if ty.is_float() {
            let v = self.float_literal(digits, Some(ty));
            return self.math("neg", vec![v]);
        }
        if let (Scalar::Int(int), true) = (ty, is_smallest(digits, ty)) {
            let path = format!("::core::primitive::{}::MIN", int.name());
            let tokens: TokenStream = path.parse().expect("a path");
            return self.op(OpKind::Const(tokens), ty);
        }
        let v = self.int_literal(digits, Some(ty));
        self.pure(Pure::Neg, vec![v], ty)
    }

    pub fn constant(&mut self, tokens: TokenStream, ty: Scalar) -> ValId {
        self.op(OpKind::Const(tokens), ty)
    }

    // ---- paths ----------------------------------------------------------------------------------

    /// A path that is not a variable: a constant, a static, a unit variant.
    pub fn constant_path(&mut self, expr: &'a Expr, path: &'a syn::ExprPath) -> Value<'a> {
        self.span = last_span(&path.path);
        // Enums of the user's have such a variant too.
        let names = segments(path);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let ["None"] | [.., "Option", "None"] = names[..] {
            return self.none(expr);
        }
        if let Some(variant) = self.variant_path(expr, path) {
            return variant;
        }
        if let Some(ret) = self.types.function_result(expr) {
            return Value::Closure(std::rc::Rc::new(Closure::Path { expr, path, ret }));
        }
        let tokens = path.to_token_stream();
        let ty = self.ty(expr);
        if let Some(Mem::Struct(of)) = ty.mem().filter(|_| self.types.is_unit_struct(&path.path)) {
            return self.struct_of(&of, vec![]);
        }
        if let Some(table) = self.table(&ty, &tokens) {
            return table;
        }
        match ty.scalar() {
            Some(scalar) => {
                let v = self.op(OpKind::Const(tokens), scalar);
                self.func.vals[v.0 as usize].fixed |= ty.strip_refs().is_data();
                Value::Scalar(v)
            }
            None if matches!(ty, Ty::Unknown) => {
                let name = super::source::of(path);
                let help = format!("bind it with its type first: `let k: f64 = {name};`");
                self.refuse(
                    path,
                    &format!("`{name}`, whose type is not known here"),
                    &help,
                )
            }
            None => {
                let v = self.op(OpKind::Const(tokens), Scalar::Other);
                // A variant; a static might hold a state.
                let name = path.path.segments.last().map(|last| last.ident.to_string());
                let variant = name.is_some_and(|name| name.chars().any(char::is_lowercase));
                self.func.vals[v.0 as usize].fixed = variant;
                Value::Scalar(v)
            }
        }
    }

    /// A const or static table, or a value of a user's type, is a root of its own.
    fn table(&mut self, ty: &Ty, tokens: &TokenStream) -> Option<Value<'a>> {
        let by_ref = matches!(ty, Ty::Ref { .. });
        let mem = ty.behind_references().mem()?;
        if !matches!(&mem, Mem::Struct(of) if !of.is_enum() && !of.fields.is_empty()) {
            mem.elem()?;
        }
        let key = tokens.to_string();
        let root = match self.tables.get(&key) {
            Some(root) => *root,
            None => {
                let name = key.rsplit(' ').next().unwrap_or(&key).to_lowercase();
                let kind = RootKind::Const {
                    path: tokens.clone(),
                };
                let root = self.func.new_root(name, mem, kind, self.span);
                self.tables.insert(key, root);
                root
            }
        };
        let place = Place::root(root);
        Some(if by_ref {
            Value::Ref {
                place,
                mutable: false,
            }
        } else {
            Value::Owned {
                place,
                fresh: false,
            }
        })
    }
}

/// The span of a path's last segment.
pub fn last_span(path: &syn::Path) -> Span {
    path.segments
        .last()
        .map_or_else(Span::call_site, |segment| segment.ident.span())
}

/// The scalar type of a literal's suffix.
pub fn scalar_named(name: &str) -> Option<Scalar> {
    match name {
        "f64" => Some(Scalar::F64),
        "f32" => Some(Scalar::F32),
        name => Int::from_name(name).map(Scalar::Int),
    }
}

fn split_sign(digits: &str) -> (&str, bool) {
    match digits.strip_prefix('-') {
        Some(digits) => (digits, true),
        None => (digits, false),
    }
}

fn is_smallest(digits: &str, ty: Scalar) -> bool {
    let bits = match ty {
        Scalar::Int(Int::I8) => 8,
        Scalar::Int(Int::I16) => 16,
        Scalar::Int(Int::I32) => 32,
        Scalar::Int(Int::I64) => 64,
        Scalar::Int(Int::I128) => 128,
        _ => return false,
    };
    digits.parse() == Ok(1u128 << (bits - 1))
}
