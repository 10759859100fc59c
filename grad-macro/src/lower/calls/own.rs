//! Calls of the user's functions: what they take, what they return, and what is kept of both.

use quote::ToTokens;
use syn::{Expr, ExprCall, ExprPath};

use super::{CHANGED, CHANGED_HELP};
use crate::implicit::{self, Kind};
use crate::ir::*;
use crate::lower::Lower;
use crate::lower::control::strip_parens;
use crate::lower::literals::last_span;
use crate::lower::params::{can_stand_in, is_structural};
use crate::lower::paths::{callee, is_associated, segments};
use crate::lower::scan;
use crate::lower::value::Value;
use crate::rules::names;
use crate::types::Ty;

impl<'a> Lower<'a> {
    pub fn call_user(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprCall,
        path: &'a ExprPath,
    ) -> Value<'a> {
        let ty = self.ty(expr);
        self.user_call(path, node, Some(ty))
    }

    pub fn user_call(
        &mut self,
        path: &'a ExprPath,
        node: &'a ExprCall,
        ty: Option<Ty>,
    ) -> Value<'a> {
        let mut args = Vec::with_capacity(node.args.len());
        for (n, arg) in node.args.iter().enumerate() {
            let variable =
                matches!(strip_parens(arg), Expr::Path(of) if self.path_var(&of.path).is_some());
            let named = |kind: &Kind| !variable && implicit::is_named(*kind, arg);
            let kind = implicit::kind(&path.path, n).filter(|kind| !named(kind));
            // A function of the user's may be called like one of ours, and take something else.
            match kind.filter(|_| !implicit::may_be_own(&path.path)) {
                Some(kind) => {
                    self.refuse(arg, "this in the place of a function's name", kind.help());
                }
                None => {
                    let arg_of = self.call_arg(arg);
                    let rest = node.args.iter().skip(n + 1);
                    let arg_of = arg_of.map(|of| self.as_it_was(of, arg, rest));
                    self.check_param(&path.path, n, arg);
                    args.extend(arg_of);
                }
            }
        }
        if !self.live() {
            return Value::Never;
        }
        if args.len() < node.args.len() {
            return Value::Poison;
        }
        self.span = last_span(&path.path);
        let open = self.is_of_own_trait(path) && self.is_open(args.first());
        if open && matches!(args.first(), Some(CallArg::RefMut(_))) {
            return self.refuse(path, CHANGED, CHANGED_HELP);
        }
        let callee = self.callee_of(path, &mut args);
        self.emit_call_as(callee, args, ty, open, path)
    }

    /// `g(p, { p.x += 1.0; p })`: what is taken by value is what it was before the arguments that follow.
    fn as_it_was<'e>(
        &mut self,
        of: CallArg,
        arg: &Expr,
        mut rest: impl Iterator<Item = &'e Expr>,
    ) -> CallArg {
        let (CallArg::Own(place), Some(name)) = (&of, scan::base_name(strip_parens(arg))) else {
            return of;
        };
        if !rest.any(|arg| scan::changes(arg, &name)) {
            return of;
        }
        let ty = self.place_type(place);
        CallArg::Own(Place::root(self.alloc(
            "copy",
            ty,
            Init::CopyOf(place.clone()),
        )))
    }

    /// `Vector::dot(a, b)` of a method that takes `self` by value is `a.dot(b)`: its companions take a reference.
    pub fn callee_of(&self, path: &ExprPath, args: &mut [CallArg]) -> Callee {
        let consumed = match (&segments(path)[..], args.first_mut()) {
            ([.., this, name], Some(first)) if self.types.consumes(this, name) => Some(first),
            _ => None,
        };
        let (Some(first), Some(last)) = (consumed, path.path.segments.last()) else {
            return callee(path);
        };
        let CallArg::Own(place) = first else {
            return callee(path);
        };
        *first = CallArg::Ref(place.clone());
        Callee::Method {
            name: last.ident.clone(),
            turbofish: last.arguments.to_token_stream(),
        }
    }

    /// A struct that carries derivatives is no float.
    fn check_param(&mut self, path: &syn::Path, position: usize, arg: &'a Expr) {
        let ty = self.ty(arg);
        let of = ty.strip_refs();
        if let (Ty::Struct(_), Some(param)) = (of, self.types.float_param_of(path, position)) {
            let what = format!("a call with a `{of}` in the place of the type parameter `{param}`");
            let help = "companions of generic functions compute in floats: write the function for this type";
            self.refuse(arg, &what, help);
        }
    }

    pub fn emit_call(
        &mut self,
        callee: Callee,
        args: Vec<CallArg>,
        ty: Option<Ty>,
        tokens: &impl ToTokens,
    ) -> Value<'a> {
        self.emit_call_as(callee, args, ty, false, tokens)
    }

    /// The same; `open`: of a trait's function that is called on something else than a user's type.
    pub fn emit_call_as(
        &mut self,
        callee: Callee,
        mut args: Vec<CallArg>,
        ty: Option<Ty>,
        open: bool,
        tokens: &impl ToTokens,
    ) -> Value<'a> {
        if let Some(name) = self.bits_of_own(&callee, &args) {
            return self.refuse_bits(tokens, &name);
        }
        self.copy_before(&mut args);
        let callee = self.told(callee, &args, ty.as_ref());
        let mut results = Vec::new();
        let (ret, value) = match ty {
            None | Some(Ty::Unit) => (None, Value::Unit),
            Some(Ty::Never) => (None, Value::Never),
            Some(ty) => match self.call_result(&callee, &ty, &mut results) {
                Some((bind, value)) => (Some(bind), value),
                None => {
                    let what = match ty {
                        Ty::Option(_) | Ty::Result(..) => {
                            "a call whose result wraps a value of a type that is not known here"
                                .into()
                        }
                        _ => format!("a call that returns `{ty}`"),
                    };
                    let help = match ty {
                        Ty::Ref { .. } => {
                            "put `#[grad]` on what is called, in this module: what it lends is then seen"
                        }
                        _ => {
                            "annotate the variable that takes it with numbers, arrays, `Vec`s or tuples of these"
                        }
                    };
                    return self.refuse(tokens, &what, help);
                }
            },
        };
        let call = Call {
            callee,
            mode: CallMode::Primal,
            order: 0,
            args,
            ret,
            keeping: None,
            open,
        };
        self.push(results, OpKind::Call(Box::new(call)));
        if matches!(value, Value::Never) {
            self.diverge();
        }
        value
    }

    /// The callee with the type arguments that only its result tells.
    fn told(&self, callee: Callee, args: &[CallArg], ty: Option<&Ty>) -> Callee {
        let Some(ty) = ty else { return callee };
        let told = &self.types.told;
        match callee {
            Callee::Path(mut path) => {
                let mut params = self.func.params.iter();
                let given = path.get_ident();
                let is_given = given.is_some_and(|name| params.any(|of| of.ident == *name));
                if let Some(of) = told.function(&path, ty).filter(|_| !is_given) {
                    let said = [of.own, of.around].into_iter();
                    for (segment, said) in path.segments.iter_mut().rev().zip(said) {
                        segment.arguments = said.unwrap_or_default();
                    }
                }
                Callee::Path(path)
            }
            Callee::Method { name, turbofish } if turbofish.is_empty() => {
                let this = args.first().and_then(|of| of.type_name(&self.func));
                let own = this.and_then(|this| told.method(&this, &name.to_string(), ty));
                let turbofish = own.map_or(turbofish, |of| of.to_token_stream());
                Callee::Method { name, turbofish }
            }
            other => other,
        }
    }

    /// `Angle::to_bits(a)`, of a type of the user's that holds numbers: its name says what it does.
    fn bits_of_own(&self, callee: &Callee, args: &[CallArg]) -> Option<String> {
        let name = match callee {
            Callee::Method { name, .. } => name.to_string(),
            Callee::Path(path) => path.segments.last()?.ident.to_string(),
            _ => return None,
        };
        let (CallArg::Ref(of) | CallArg::RefMut(of) | CallArg::Own(of)) = args.first()? else {
            return None;
        };
        let holds_numbers = match self.place_type(of) {
            Mem::Struct(of) => !of.complete || of.fields.iter().any(|field| field.ty.has_float()),
            Mem::Unknown(of) => !of.inert,
            _ => false,
        };
        let is_bits = names::BITS.contains(&&name[..]) && args.len() == 1;
        (is_bits && holds_numbers).then_some(name)
    }

    /// `s.moved_by(s.v)`, `s += s`: what is called gets a copy of part of what it changes, and the reverse sweep needs
    /// that copy as it was before the call.
    fn copy_before(&mut self, args: &mut [CallArg]) {
        let changed = args.iter().filter_map(|arg| match arg {
            CallArg::RefMut(place) => Some(place.clone()),
            _ => None,
        });
        let changed: Vec<Place> = changed.collect();
        for arg in args {
            if let CallArg::Own(place) = arg
                && changed.iter().any(|other| other.clashes(place))
            {
                let ty = self.place_type(place);
                let copy = self.alloc("copy", ty, Init::CopyOf(place.clone()));
                *place = Place::root(copy);
            }
        }
    }

    fn call_result(
        &mut self,
        callee: &Callee,
        ty: &Ty,
        results: &mut Vec<ValId>,
    ) -> Option<(Bind, Value<'a>)> {
        let whole = match (callee, ty) {
            (Callee::Path(path), Ty::Unknown) if !is_associated(path) => Some(path.clone()),
            _ => None,
        };
        self.call_part(whole, ty, results)
    }

    /// A part of what a call returns; `callee` names the type of the whole.
    fn call_part(
        &mut self,
        callee: Option<syn::Path>,
        ty: &Ty,
        results: &mut Vec<ValId>,
    ) -> Option<(Bind, Value<'a>)> {
        match ty {
            Ty::Unknown => {
                let root = self.new_root(
                    "result",
                    Mem::Unknown(Unknown {
                        callee,
                        ..Unknown::default()
                    }),
                );
                Some((Bind::Root(root), Value::fresh(root)))
            }
            Ty::Tuple(parts) => {
                let mut binds = Vec::new();
                let mut values = Vec::new();
                for part in parts {
                    let (bind, value) = self.call_part(None, part, results)?;
                    binds.push(bind);
                    values.push(value);
                }
                Some((Bind::Tuple(binds), Value::Tuple(values)))
            }
            Ty::Unit => Some((Bind::Tuple(Vec::new()), Value::Unit)),
            Ty::Option(of) | Ty::Result(of, _) if is_structural(of) || can_stand_in(of) => {
                let some = self.new_val(Scalar::Bool);
                results.push(some);
                let (bind, payload) = self.call_part(None, of, results)?;
                let mut parts = vec![Bind::Val(some), bind];
                let payload = Box::new(payload);
                if let Ty::Option(_) = ty {
                    return Some((Bind::Opt(parts), Value::Opt { some, payload }));
                }
                let error = self.new_val(Scalar::Other);
                self.errors_known.insert(error);
                results.push(error);
                parts.push(Bind::Val(error));
                let value = Value::Res {
                    ok: some,
                    payload,
                    error,
                };
                Some((Bind::Opt(parts), value))
            }
            Ty::Array(..) | Ty::Vec(_) | Ty::Queue(_) | Ty::Struct(_) => {
                let root = self.new_root("result", ty.mem()?);
                Some((Bind::Root(root), Value::fresh(root)))
            }
            Ty::Ref { to, .. } if **to != Ty::Str => None,
            ty => {
                let v = self.new_val(ty.scalar().or_else(|| opaque(ty))?);
                results.push(v);
                Some((Bind::Val(v), Value::Scalar(v)))
            }
        }
    }

    /// Whether what a trait's function is called on is a number, or memory of numbers.
    pub fn is_open(&self, receiver: Option<&CallArg>) -> bool {
        let Some(CallArg::Ref(place) | CallArg::RefMut(place)) = receiver else {
            return false;
        };
        !matches!(self.place_type(place), Mem::Struct(_) | Mem::Unknown(_))
    }
}

/// A result that the macro knows nothing about: inactive data.
fn opaque(ty: &Ty) -> Option<Scalar> {
    match ty {
        Ty::Named(_) | Ty::Char | Ty::Ordering | Ty::Ref { .. } => Some(Scalar::Other),
        Ty::Option(of) | Ty::Result(of, _) if matches!(**of, Ty::Named(_)) => Some(Scalar::Other),
        _ => None,
    }
}
