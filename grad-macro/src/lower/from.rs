//! Conversions by the user's `impl From<A> for B`: `B::from(a)`, `a.into()`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, ExprMethodCall, ExprPath, Ident};

use super::Lower;
use super::literals::scalar_named;
use super::value::Value;
use crate::ir::*;
use crate::types::Ty;

const UNKNOWN: &str = "this conversion: the type it makes is not known";

impl<'a> Lower<'a> {
    /// Whether a path names such a conversion: `Rgb::from`, `<[f64; 3]>::from`, `From::from`, `Into::into`.
    pub fn is_conversion(&self, expr: &Expr, path: &ExprPath) -> bool {
        let mut segments = path.path.segments.iter().rev();
        let (Some(name), of) = (segments.next(), segments.next()) else {
            return false;
        };
        let owner = of.map(|of| of.ident.to_string()).unwrap_or_default();
        if name.ident == "into" {
            return owner == "Into";
        }
        // What it makes is data that nobody looks into.
        let is_data = matches!(self.ty(expr), Ty::Named(_) | Ty::Str);
        let named = owner.starts_with(char::is_uppercase) || path.qself.is_some();
        let std = matches!(
            owner.as_str(),
            "Vec" | "VecDeque" | "String" | "Box" | "Rc" | "Arc" | "Cow"
        );
        name.ident == "from"
            && named
            && !is_data
            && (path.qself.is_some() || !std)
            && scalar_named(&owner).is_none()
            && self.types.float_param(&owner).is_none()
            && !self.types.has_own_from(&owner)
    }

    /// A call of such a path.
    pub fn converted(
        &mut self,
        expr: &'a Expr,
        path: &'a ExprPath,
        arg: Option<CallArg>,
    ) -> Value<'a> {
        let (ty, written) = (self.ty(expr), written(path));
        let name = path.path.segments.last().map(|last| &last.ident);
        let name = name.expect("a path has a name");
        self.convert_by(expr, &ty, name, written, arg)
    }

    /// Whether `into` is the user's there: not one between numbers.
    pub fn is_converted(&self, expr: &Expr, receiver: &Value<'a>) -> bool {
        match receiver {
            Value::Scalar(v) => {
                let number = self.func.ty(*v) != Scalar::Other;
                number && matches!(self.ty(expr), Ty::Struct(_) | Ty::Array(..) | Ty::Tuple(_))
            }
            Value::Owned { place, .. } | Value::Ref { place, .. } => match self.place_type(place) {
                Mem::Scalar(_) => false,
                Mem::Struct(of) => !of.is_option(),
                _ => true,
            },
            Value::Borrowed(inner) => self.is_converted(expr, inner),
            Value::Tuple(parts) => !super::seq::is_list(parts),
            _ => false,
        }
    }

    /// `a.into()`.
    pub fn call_of_into(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        receiver: Value<'a>,
    ) -> Value<'a> {
        let to = self.ty(expr);
        if let Some((place, _)) = self.memory_of(&receiver)
            && let Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) =
                self.place_type(&place)
            && let Some(made) = match to {
                Ty::Vec(_) => Some(Mem::Vec(of)),
                Ty::Queue(_) => Some(Mem::Queue(of)),
                _ => None,
            }
        {
            return Value::fresh(self.alloc("list", made, Init::CopyOf(place)));
        }
        let arg = self.value_arg(receiver, &node.receiver);
        self.convert_by(expr, &to, &node.method, None, arg)
    }

    /// The call, of whatever is at hand. `written`: the type that it makes, if somebody wrote it there.
    pub fn convert_by(
        &mut self,
        expr: &'a Expr,
        to: &Ty,
        name: &'a Ident,
        written: Option<TokenStream>,
        arg: Option<CallArg>,
    ) -> Value<'a> {
        let Some(arg) = arg else {
            return match self.live() {
                true => Value::Poison,
                false => Value::Never,
            };
        };
        let made = match (to.mem(), &written) {
            (Some(mem), _) if written.is_some() || is_spelled(&mem) => mem,
            (None, Some(_)) => Mem::Unknown(Unknown::default()),
            _ => {
                let help = "write the type: `let y: T = x.into();`, or `T::from(x)`";
                return self.refuse(expr, UNKNOWN, help);
            }
        };
        self.span = name.span();
        // `Rgb::from` leaves the parameters of `Rgb<T>` to rustc, which a type cannot.
        let written = written.filter(|_| !is_spelled(&made));
        let callee = Callee::Conversion(Conversion {
            written,
            to: made,
            name: name.clone(),
        });
        self.emit_call(callee, vec![arg], Some(to.clone()), name)
    }
}

/// The type whose `from` is called, if the path names one.
pub fn written(path: &ExprPath) -> Option<TokenStream> {
    if let Some(qself) = &path.qself {
        return Some(qself.ty.to_token_stream());
    }
    let count = path.path.segments.len() - 1;
    let segments = path.path.segments.iter().take(count);
    let segments: Vec<_> = segments.collect();
    if matches!(segments.last(), Some(last) if last.ident == "From" || last.ident == "Into") {
        return None;
    }
    let leading = path.path.leading_colon;
    Some(quote!(#leading #(#segments)::*))
}

/// Whether all of a type can be written.
fn is_spelled(mem: &Mem) -> bool {
    match mem {
        Mem::Scalar(ty) => !matches!(ty, Scalar::Other | Scalar::Int(Int::Infer)),
        Mem::Array(of, _) | Mem::Vec(of) => is_spelled(of),
        Mem::Tuple(parts) => parts.iter().all(is_spelled),
        Mem::Struct(of) => of.path.to_string() != "_",
        Mem::Queue(_) | Mem::Slice(_) | Mem::Unknown(_) => false,
    }
}
