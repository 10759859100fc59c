//! Parameters, and what the function returns.

use quote::{ToTokens, quote};
use syn::{FnArg, PatType, ReturnType, Signature};

use super::env::whole_root;
use super::exits::{Code, State};
use super::value::Value;
use super::{Lower, RET};
use crate::companions::{has_trait_object, returns_trait_object, returns_unnamed, shapes};
use crate::generics;
use crate::ir::*;
use crate::rules::names;
use crate::sight;
use crate::types::Ty;

impl<'a> Lower<'a> {
    pub fn params(&mut self, sig: &'a Signature, wrt: &[bool]) {
        let shapes = shapes::params(sig, None);
        for (n, (arg, shape)) in sig.inputs.iter().zip(shapes).enumerate() {
            let wrt = wrt.get(n).copied().unwrap_or(true);
            match arg {
                FnArg::Typed(arg) => {
                    self.check_callable(sig, arg);
                    if wrt && self.lends_numbers(sig, arg) {
                        let what = "a parameter of any type that lends numbers";
                        let help = "let the parameter be what is lent, such as `&[f64]`";
                        self.refuse(&arg.ty, what, help);
                        // What is done with it was refused with it.
                        let (bind, _) = self.scalar_param(Scalar::Other, "lender");
                        let ident = shape.ident;
                        self.func.params.push(Param { ident, bind, wrt });
                        self.bind(&arg.pat, Value::Poison);
                        continue;
                    }
                    self.param(n, arg, shape.ident, wrt, active_params(sig, n));
                }
                FnArg::Receiver(receiver) => self.receiver(n, receiver, wrt),
            }
        }
    }

    /// Companions call what they are given several times, and share it.
    fn check_callable(&mut self, sig: &Signature, arg: &PatType) {
        let callable = shapes::callable(&sig.generics, &arg.ty);
        if let Some(bound) = callable.filter(|of| of.ident != "Fn") {
            let what = format!("a parameter that is an `{}`", bound.ident);
            let help = "take `impl Fn(..)`, and what it would change as a `&mut` parameter";
            self.refuse(&arg.ty, &what, help);
        }
    }

    /// Whether a parameter is of whatever has `AsRef<[f64]>` or the like.
    fn lends_numbers(&self, sig: &Signature, arg: &PatType) -> bool {
        let floats = generics::floats(&sig.generics);
        let is_float =
            |name: &str| name == "f64" || name == "f32" || floats.iter().any(|of| of == name);
        shapes::lender(&sig.generics, &arg.ty).is_some_and(|of| {
            let names = sight::idents(of.arguments.to_token_stream());
            names.iter().any(|name| is_float(name))
        })
    }

    /// Companions take the receiver by reference, whatever the method does: see `companions::methods`.
    fn receiver(&mut self, n: usize, receiver: &'a syn::Receiver, wrt: bool) {
        let ident = syn::Ident::from(receiver.self_token);
        self.span = ident.span();
        let (mutable, ty) = match (&receiver.kind, self.types.input(n)) {
            (syn::ReceiverKind::Typed(..), _) => {
                let help = "take `self`, `&self` or `&mut self`";
                self.refuse(receiver, "a receiver of this type", help);
                return;
            }
            (syn::ReceiverKind::Reference(_, _, mutable), ty) => (mutable.is_some(), ty),
            (_, ty) => (false, ty),
        };
        if let Ty::Named(_) = ty.strip_refs() {
            self.data_receiver(&ty, receiver, ident, wrt);
            return;
        }
        let Some(ty) = ty.strip_refs().mem() else {
            let help = "write a free function that takes what it needs";
            self.refuse(receiver, "a method of this type", help);
            return;
        };
        let kind = RootKind::ParamRef { param: n, mutable };
        let root = self.func.new_root("self", ty.clone(), kind, self.span);
        let bind = Bind::Root(root);
        self.func.params.push(Param { ident, bind, wrt });
        let place = Place::root(root);
        let owned = matches!(receiver.kind, syn::ReceiverKind::Value);
        let value = match owned {
            // `mut self`: the method's own copy.
            true if receiver.mutability.is_some() => {
                let own = self.alloc("this", ty, Init::CopyOf(place));
                self.mutable.insert(own);
                Value::Owned {
                    place: Place::root(own),
                    fresh: false,
                }
            }
            true => Value::Owned {
                place,
                fresh: false,
            },
            false => Value::Ref { place, mutable },
        };
        self.declare("self", value);
    }

    /// A plain enum. What companions get is a reference to it.
    fn data_receiver(&mut self, ty: &Ty, receiver: &syn::Receiver, ident: syn::Ident, wrt: bool) {
        let Some(scalar) = ty.strip_refs().scalar() else {
            let help = "write a free function that takes what it needs";
            self.refuse(receiver, "a method of this type", help);
            return;
        };
        let (bind, value) = self.scalar_param(scalar, "self");
        let mut value = value;
        if let Value::Scalar(v) = value {
            self.func.vals[v.0 as usize].fixed = true;
            if matches!(receiver.kind, syn::ReceiverKind::Reference(..)) {
                self.lent_data.insert(v);
            }
            if matches!(receiver.kind, syn::ReceiverKind::Value) {
                // Some companions have the receiver itself, others a reference to it.
                let lent = Template(vec![Piece::Tokens(quote!(&)), Piece::Arg(0)]);
                let cloned = Template(vec![
                    Piece::Tokens(quote!(<Self as ::core::clone::Clone>::clone)),
                    Piece::Group(proc_macro2::Delimiter::Parenthesis, lent),
                ]);
                let own = self.pure(Pure::Expr(cloned), vec![v], scalar);
                self.func.vals[own.0 as usize].fixed = true;
                value = Value::Scalar(own);
            }
        }
        self.func.params.push(Param { ident, bind, wrt });
        self.declare("self", value);
    }

    fn param(&mut self, n: usize, arg: &'a PatType, ident: syn::Ident, wrt: bool, others: String) {
        self.span = ident.span();
        let place = ParamAt {
            param: n,
            name: ident.to_string(),
            ty: &arg.ty,
            wrt,
            others,
            is_payload: false,
            function: matches!(&*arg.pat, syn::Pat::Ident(pat) if self.types.is_function(&pat.ident)),
        };
        let mut ty = self.types.parse(&arg.ty);
        if ty.has_struct() {
            ty = self.types.input(n);
        }
        let object = has_trait_object(&arg.ty) && !place.function && wrt;
        let (bind, value) = match without_derivative(&arg.ty) || object {
            true => self.opaque_param(&place, &ty, &place.name),
            false => self.param_bind(&place, &ty, &place.name),
        };
        self.func.params.push(Param { ident, bind, wrt });
        self.bind(&arg.pat, value);
    }

    fn param_bind(&mut self, at: &ParamAt, ty: &Ty, name: &str) -> (Bind, Value<'a>) {
        match ty {
            Ty::Tuple(parts) => {
                let part = |(n, part)| self.part_bind(at, part, &format!("{name}_{n}"));
                let (binds, values) = parts.iter().enumerate().map(part).unzip();
                (Bind::Tuple(binds), Value::Tuple(values))
            }
            Ty::Unit => (Bind::Tuple(Vec::new()), Value::Unit),
            ty if !at.wrt && is_data(ty) => self.opaque_param(at, ty, name),
            Ty::Struct(_) => {
                let mem = ty.mem().expect("a struct is memory");
                let root = self.func.new_root(name, mem, RootKind::ParamVal, self.span);
                (Bind::Root(root), Value::fresh(root))
            }
            Ty::Option(of) if is_structural(of) || can_stand_in(of) || can_be_lent(of) => {
                let (some, flag) = self.scalar_param(Scalar::Bool, &format!("{name}_is_some"));
                let (bind, payload) = self.param_bind(&at.payload(), of, name);
                let some_val = self.scalar(flag);
                let value = Value::Opt {
                    some: some_val,
                    payload: Box::new(payload),
                };
                (Bind::Opt(vec![some, bind]), value)
            }
            Ty::Ref { .. } if at.is_payload => self.lent_payload(ty, name),
            Ty::Ref { mutable, to } => match (if *mutable {
                (**to).clone()
            } else {
                to.behind_listed()
            })
            .mem()
            {
                Some(mem) if is_plain(&mem) || !*mutable && lists_text(to) => {
                    let kind = RootKind::ParamRef {
                        param: at.param,
                        mutable: *mutable,
                    };
                    let root = self.func.new_root(name, mem, kind, self.span);
                    self.note_references(root, to);
                    let value = Value::Ref {
                        place: Place::root(root),
                        mutable: *mutable,
                    };
                    (Bind::Root(root), value)
                }
                _ => self.opaque_param(at, ty, name),
            },
            Ty::Array(..) | Ty::Vec(_) | Ty::Queue(_) => match ty.behind_listed().mem() {
                Some(mem) if is_plain(&mem) => {
                    let kind = RootKind::ParamVal;
                    let root = self.func.new_root(name, mem, kind, self.span);
                    self.note_references(root, ty);
                    (Bind::Root(root), Value::fresh(root))
                }
                _ => self.opaque_param(at, ty, name),
            },
            _ => match ty.scalar() {
                Some(scalar) => self.scalar_param(scalar, name),
                None => self.opaque_param(at, ty, name),
            },
        }
    }

    /// A part of a tuple: what it refers to is only read.
    fn part_bind(&mut self, at: &ParamAt, ty: &Ty, name: &str) -> (Bind, Value<'a>) {
        match ty {
            ty if can_be_lent(ty) => self.lent_payload(ty, name),
            Ty::Ref { mutable: false, to } if to.scalar().is_some_and(Scalar::is_float) => {
                let ty = to.scalar().expect("just seen");
                let v = self.func.new_val(ty, Some(name.to_owned()), self.span);
                self.func.vals[v.0 as usize].lent = true;
                (Bind::Val(v), Value::Borrowed(Box::new(Value::Scalar(v))))
            }
            Ty::Ref { mutable: true, .. } => {
                let help = "take it as a parameter of its own";
                self.refuse(at.ty, "a parameter with a mutable reference inside", help);
                (Bind::Tuple(vec![]), Value::Poison)
            }
            ty => self.param_bind(at, ty, name),
        }
    }

    /// `&[f64]` of `Option<&[f64]>` or `(&[f64], &[f64])`: memory that is only read, whose adjoint is the parameter's own.
    fn lent_payload(&mut self, ty: &Ty, name: &str) -> (Bind, Value<'a>) {
        let mem = lent_mem(ty).expect("what can be lent is memory");
        let root = (self.func).new_root(name, mem, RootKind::ParamVal, self.span);
        self.func.roots[root.0 as usize].lent = true;
        self.lists_of_references.insert(root, ty.clone());
        let value = Value::Ref {
            place: Place::root(root),
            mutable: false,
        };
        (Bind::Root(root), value)
    }

    fn scalar_param(&mut self, ty: Scalar, name: &str) -> (Bind, Value<'a>) {
        let v = self.func.new_val(ty, Some(name.to_owned()), self.span);
        (Bind::Val(v), Value::Scalar(v))
    }

    /// Data that the macro cannot see into: fine if it is left out, or evidently not a number.
    fn opaque_param(&mut self, at: &ParamAt, ty: &Ty, name: &str) -> (Bind, Value<'a>) {
        if at.wrt && !is_inactive(ty) && !at.function {
            let what = format!(
                "with respect to a parameter of type `{}` yet",
                source::of(at.ty)
            );
            let help = match at.others.as_str() {
                _ if has_trait_object(at.ty) => {
                    format!(
                        "take it as `{}: &impl Trait`: companions are made for the type that it is",
                        at.name
                    )
                }
                _ if data_in(ty).is_some() => {
                    let data = data_in(ty).unwrap_or_default();
                    format!(
                        "put `#[derive(Differentiable)]` on `{data}`: a list that holds one asks for it"
                    )
                }
                _ if refers_to_numbers(ty) => {
                    format!(
                        "let `{}` be a list of the numbers themselves: `&[f64]`",
                        at.name
                    )
                }
                _ if refers_to_option(ty) => {
                    format!(
                        "let `{}` be an `Option` of the value itself, by value",
                        at.name
                    )
                }
                "" => format!(
                    "let `{}` be numbers, arrays, slices or tuples of these",
                    at.name
                ),
                others => format!("leave `{}` out: `#[grad(wrt({others}))]`", at.name),
            };
            self.refuse(at.ty, &what, &help);
            // What is done with it was refused with it.
            let (bind, _) = self.scalar_param(Scalar::Other, name);
            return (bind, Value::Poison);
        }
        let (bind, value) = self.scalar_param(Scalar::Other, name);
        if let (Bind::Val(v), Ty::Named(of)) = (&bind, ty.strip_refs()) {
            let data = crate::generics::is_data_named(&of.0.to_string());
            self.func.vals[v.0 as usize].fixed |= data;
            if data && matches!(ty, Ty::Ref { .. }) {
                self.lent_data.insert(*v);
            }
        }
        if let (Bind::Val(v), true) = (&bind, is_only_read(ty)) {
            self.func.vals[v.0 as usize].fixed = true;
        }
        if let (Bind::Val(v), true) = (&bind, at.function) {
            self.functions.insert(*v);
            self.func.vals[v.0 as usize].function = true;
        }
        if let (Bind::Val(v), Ty::Ref { mutable: true, .. }) = (&bind, ty) {
            self.stateful.insert(*v);
        }
        (bind, value)
    }

    pub fn check_signature(&mut self, sig: &'a Signature) {
        if let Some(token) = &sig.asyncness {
            let help = "move the computation into a plain `fn`, annotate that, and call it here";
            self.refuse(token, "`async` functions", help);
        }
        if let syn::Safety::Unsafe(token) = &sig.safety {
            let help = "annotate a safe `fn`, and call it from the unsafe one";
            self.refuse(token, "`unsafe` functions", help);
        }
        if let Some(variadic) = &sig.variadic {
            let help = "pass the arguments as a slice";
            self.refuse(variadic, "variadic functions", help);
        }
        if let ReturnType::Type(_, ty) = &sig.output {
            let parsed = self.types.parse(ty);
            if !returnable(&parsed) || returns_trait_object(sig) || returns_unnamed(sig) {
                let what = format!("a function that returns `{}` yet", source::of(ty));
                self.refuse(
                    ty,
                    &what,
                    "return a float, an array, a `Vec`, a tuple of these, or an `Option` or `Result` of such",
                );
            }
        }
    }

    // ---- the returned value ---------------------------------------------------------------------

    /// `return value`.
    pub fn return_value(&mut self, value: Value<'a>) {
        if self.live() {
            let ty = self.var_types.get(&RET).cloned().unwrap_or(Ty::Unknown);
            let value = self.structural(value, &ty);
            self.assign_var(RET, value);
            self.exit(Code::Return);
        }
    }

    /// Completes the function's guards and lists the leaves of what it returns.
    pub fn finish_return(&mut self, sig: &'a Signature) {
        let frames = std::mem::take(&mut self.frames);
        let state = self.state.clone();
        let side = self.close(frames, state, Value::Never);
        let (ops, flow) = (side.ops, super::Flow::known(Code::Normal));
        self.state = State {
            values: side.state.values,
            flow,
        };
        self.frames.push(super::Frame { ops, guard: None });
        let mut yields = Vec::new();
        let mut taken = Vec::new();
        let value = match self.get(RET) {
            // Every path panics.
            Value::Unset => {
                let output = self.output_type(sig);
                self.undef(&output).unwrap_or(Value::Unit)
            }
            value => value,
        };
        let output = self.output_type(sig);
        let value = self.with_payload(value, &output);
        let ret = self.ret(&value, &mut yields, &mut taken);
        self.func.ret = ret;
        self.func.body = Region {
            params: Vec::new(),
            ops: self.take_ops(),
            yields,
        };
    }

    fn ret(&mut self, value: &Value<'a>, yields: &mut Vec<ValId>, taken: &mut Vec<RootId>) -> Ret {
        self.notice(value);
        match value {
            Value::Scalar(v) => {
                yields.push(*v);
                Ret::Val(yields.len() - 1)
            }
            Value::Owned { place, .. } => {
                let root = match whole_root(place)
                    .filter(|root| self.is_owned(*root) && !taken.contains(root))
                {
                    Some(root) => root,
                    None => {
                        let ty = self.place_type(place);
                        self.alloc("result", ty, Init::CopyOf(place.clone()))
                    }
                };
                taken.push(root);
                match self.func.root(root).ty.clone() {
                    Mem::Scalar(_) | Mem::Tuple(_) => {
                        let value = self.read(&Place::root(root));
                        self.ret(&value, yields, taken)
                    }
                    _ => Ret::Root(root),
                }
            }
            Value::Tuple(parts) => Ret::Tuple(
                parts
                    .iter()
                    .map(|part| self.ret(part, yields, taken))
                    .collect(),
            ),
            Value::Opt { some, payload } => {
                let some = self.ret(&Value::Scalar(*some), yields, taken);
                Ret::Opt(vec![some, self.ret(payload, yields, taken)])
            }
            Value::Res { ok, payload, error } => {
                let ok = self.ret(&Value::Scalar(*ok), yields, taken);
                let payload = self.ret(payload, yields, taken);
                let error = self.ret(&Value::Scalar(*error), yields, taken);
                Ret::Opt(vec![ok, payload, error])
            }
            Value::Unit | Value::Poison | Value::Never | Value::Unset => Ret::Unit,
            _ => {
                self.error_here(
                    "`#[grad]` cannot return this value: it is a reference or a closure",
                );
                Ret::Unit
            }
        }
    }

    /// The type of the returned value.
    pub fn output_type(&self, sig: &Signature) -> Ty {
        let written = match &sig.output {
            ReturnType::Default => return Ty::Unit,
            ReturnType::Type(_, ty) => self.types.parse(ty),
        };
        match written.has_struct() {
            true => self.types.output(),
            false => written,
        }
    }

    fn is_owned(&self, root: RootId) -> bool {
        matches!(
            self.func.root(root).kind,
            RootKind::Local | RootKind::ParamVal
        )
    }

    /// A value of this type that is never used; `None` if there is no stand-in for it.
    pub fn undef(&mut self, ty: &Ty) -> Option<Value<'a>> {
        match ty {
            Ty::Unit => Some(Value::Unit),
            Ty::Tuple(parts) => {
                let parts = parts
                    .iter()
                    .map(|part| self.undef(part))
                    .collect::<Option<_>>()?;
                Some(Value::Tuple(parts))
            }
            Ty::Array(..) | Ty::Vec(_) | Ty::Queue(_) => {
                let mem = ty.mem()?;
                Some(Value::fresh(self.alloc("value", mem, Init::Undef)))
            }
            Ty::Ref { mutable: false, .. } if can_be_lent(ty) => {
                let mem = lent_mem(ty)?;
                let place = Place::root(self.alloc("value", mem, Init::Undef));
                Some(Value::Ref {
                    place,
                    mutable: false,
                })
            }
            Ty::Option(of) => {
                let payload = Box::new(self.undef(of)?);
                let some = self.bool(false);
                Some(Value::Opt { some, payload })
            }
            Ty::Result(of, _) => {
                let payload = Box::new(self.undef(of)?);
                let (ok, error) = (self.bool(false), self.no_error());
                Some(Value::Res { ok, payload, error })
            }
            _ => match ty.scalar()? {
                Scalar::Other => None,
                scalar => Some(Value::Scalar(self.op(OpKind::Undef, scalar))),
            },
        }
    }
}

struct ParamAt<'t> {
    param: usize,
    name: String,
    ty: &'t syn::Type,
    wrt: bool,
    /// The other parameters that can be differentiated in.
    others: String,
    /// It is a closure or a function.
    function: bool,
    /// It is what an `Option` may hold.
    is_payload: bool,
}

impl ParamAt<'_> {
    fn payload(&self) -> Self {
        ParamAt {
            others: self.others.clone(),
            name: self.name.clone(),
            is_payload: true,
            ..*self
        }
    }
}

use super::source;

/// `x, w`: the parameters other than the n-th that consist of floats.
fn active_params(sig: &Signature, n: usize) -> String {
    let others = sig.inputs.iter().enumerate().filter(|(k, _)| *k != n);
    let names = others.filter_map(|(_, arg)| match arg {
        FnArg::Typed(PatType { pat, ty, .. }) => match (&**pat, Ty::parse(ty).strip_refs().mem()) {
            (syn::Pat::Ident(pat), Some(mem)) if mem.has_float() && is_plain(&mem) => {
                Some(pat.ident.to_string())
            }
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    names.collect::<Vec<_>>().join(", ")
}

/// Pointers, cells, locks, collections and shared ownership: no derivative of them is defined, or could be by a user.
pub fn without_derivative(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(reference) => without_derivative(&reference.elem),
        syn::Type::Paren(paren) => without_derivative(&paren.elem),
        syn::Type::Group(group) => without_derivative(&group.elem),
        syn::Type::Ptr(_) => true,
        syn::Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            let generic = matches!(last.arguments, syn::PathArguments::AngleBracketed(_));
            let name = last.ident.to_string();
            generic && names::has_no_tangent(&name)
        }),
        _ => false,
    }
}

/// Does it consist of numbers and bools only?
pub fn is_plain(mem: &Mem) -> bool {
    match mem {
        Mem::Scalar(scalar) => *scalar != Scalar::Other,
        // A user's type: it is passed on, and its fields are read.
        Mem::Struct(_) => true,
        Mem::Unknown(_) => false,
        Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => is_plain(of),
        Mem::Tuple(parts) => parts.iter().all(is_plain),
    }
}

/// Whether text that is copied stands beside the numbers of a list: `[(&str, f64)]`.
fn lists_text(ty: &Ty) -> bool {
    match ty {
        Ty::Slice(of) | Ty::Vec(of) | Ty::Array(of, _) => of.has_text() || lists_text(of),
        _ => false,
    }
}

/// A user's type that is not looked into, behind references or not.
fn is_data(ty: &Ty) -> bool {
    matches!(ty.strip_refs(), Ty::Struct(record) if record.fields.is_empty())
}

/// Evidently without a derivative.
pub fn is_inactive(ty: &Ty) -> bool {
    match ty {
        Ty::Int(_) | Ty::Bool | Ty::Char | Ty::Str | Ty::Unit | Ty::Ordering => true,
        Ty::Ref { to, .. }
        | Ty::Slice(to)
        | Ty::Array(to, _)
        | Ty::Vec(to)
        | Ty::Queue(to)
        | Ty::Option(to)
        | Ty::Range(to) => is_inactive(to),
        Ty::Tuple(parts) => parts.iter().all(is_inactive),
        Ty::Named(name) => {
            let name = name.0.to_string();
            name == "String" || crate::generics::is_data_named(&name)
        }
        _ => false,
    }
}

/// A list of references to numbers.
fn refers_to_numbers(ty: &Ty) -> bool {
    match ty {
        Ty::Ref { to, .. } => refers_to_numbers(to),
        Ty::Slice(of) | Ty::Vec(of) | Ty::Array(of, _) => {
            matches!(&**of, Ty::Ref { to, .. } if to.scalar().is_some_and(Scalar::is_float))
        }
        _ => false,
    }
}

/// Whether a value of this type stays as it is: text, and lists of texts that are lent to be read.
pub fn is_only_read(ty: &Ty) -> bool {
    match ty {
        Ty::Str | Ty::Char => true,
        Ty::Ref { to, mutable: false } => match &**to {
            Ty::Slice(of) | Ty::Array(of, _) | Ty::Vec(of) => is_only_read(of),
            to => is_only_read(to),
        },
        _ => false,
    }
}

/// A reference to an `Option`, or an `Option` of one.
fn refers_to_option(ty: &Ty) -> bool {
    match ty {
        Ty::Option(of) => matches!(**of, Ty::Ref { .. }),
        Ty::Ref { to, .. } => matches!(**to, Ty::Option(_)),
        _ => false,
    }
}

/// The plain enum beside numbers in there.
fn data_in(ty: &Ty) -> Option<String> {
    match ty {
        ty if ty.is_data() => Some(ty.to_string()),
        Ty::Ref { to: of, .. } | Ty::Slice(of) | Ty::Array(of, _) | Ty::Vec(of) | Ty::Queue(of) => {
            data_in(of)
        }
        Ty::Tuple(parts) => parts.iter().find_map(data_in),
        _ => None,
    }
}

/// Can an `Option` of it be taken apart: is there something that stands for a payload that is not there?
pub fn is_structural(ty: &Ty) -> bool {
    match ty {
        Ty::Unit => true,
        Ty::Tuple(parts) => parts.iter().all(is_structural),
        Ty::Option(of) | Ty::Result(of, _) => is_structural(of),
        Ty::Array(..) | Ty::Vec(_) | Ty::Queue(_) => ty.mem().is_some_and(|mem| is_plain(&mem)),
        Ty::F64 | Ty::F32 | Ty::Param(_) | Ty::Int(_) | Ty::Bool => true,
        _ => false,
    }
}

/// A user's type of which some value can be written, to stand where there is no payload; or what consists of such types.
pub fn can_stand_in(ty: &Ty) -> bool {
    match ty {
        Ty::Struct(of) => of.is_open() || ty.mem().is_some_and(|mem| mem.has_stand_in()),
        Ty::Tuple(parts) => (parts.iter()).all(|part| is_structural(part) || can_stand_in(part)),
        Ty::Option(of) | Ty::Result(of, _) => can_stand_in(of),
        _ => false,
    }
}

/// Can an `Option` of it be taken apart, where it is a reference: is there something to refer to?
fn can_be_lent(ty: &Ty) -> bool {
    lent_mem(ty).is_some_and(|mem| match &mem {
        Mem::Vec(_) => is_plain(&mem),
        mem => is_plain(mem) && mem.has_stand_in() && !holds_vec(mem),
    })
}

fn lent_mem(ty: &Ty) -> Option<Mem> {
    match ty {
        Ty::Ref { mutable: false, to } => match &**to {
            Ty::Slice(of) => Ty::Vec(of.clone()).behind_listed().mem(),
            Ty::Vec(_) | Ty::Array(..) | Ty::Struct(_) => to.behind_listed().mem(),
            _ => None,
        },
        _ => None,
    }
}

/// No constant refers to one that holds numbers.
fn holds_vec(mem: &Mem) -> bool {
    match mem {
        Mem::Vec(_) | Mem::Queue(_) | Mem::Unknown(_) => true,
        Mem::Scalar(_) => false,
        Mem::Array(of, _) | Mem::Slice(of) => holds_vec(of),
        Mem::Tuple(parts) => parts.iter().any(holds_vec),
        Mem::Struct(of) => of.fields.iter().any(|field| holds_vec(&field.ty)),
    }
}

fn returnable(ty: &Ty) -> bool {
    match ty {
        Ty::Tuple(parts) => parts.iter().all(returnable),
        Ty::Unit | Ty::Never | Ty::Struct(_) => true,
        Ty::Array(..) | Ty::Vec(_) | Ty::Queue(_) => ty.mem().is_some_and(|mem| is_plain(&mem)),
        Ty::Option(of) | Ty::Result(of, _) => returnable(of),
        _ => ty.scalar().is_some(),
    }
}
