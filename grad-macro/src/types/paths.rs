//! Paths as values: locals, constants, functions of the standard library and of `libm`.

use std::rc::Rc;

use quote::ToTokens;
use syn::{ExprPath, FnArg, GenericArgument, Path, PathArguments, Signature};

use super::methods::{self, MethodCall};
use super::scope::{Binding, is_float_const};
use super::solve::Constraint;
use super::unify::{Id, Kind, Named, Node};
use super::{Infer, convert, declared, libm};
use crate::ir::Int;

impl Infer {
    /// The type of a path as a value. `arity` is the number of arguments if it is being called.
    pub fn path(&mut self, expr: &ExprPath, arity: Option<usize>) -> Id {
        if let Some(qself) = &expr.qself {
            if let Some(of) =
                trait_named(expr).filter(|of| declared::declares_trait(&self.traits, of))
            {
                return self.of_trait(&of, expr, arity);
            }
            let this = convert::ty(&mut self.s.u, &self.params, &qself.ty);
            let name = expr
                .path
                .segments
                .last()
                .map(|s| s.ident.to_string())
                .unwrap_or_default();
            return self
                .associated(this, &name, arity)
                .unwrap_or_else(|| self.s.u.open());
        }
        let mut names: Vec<String> = expr
            .path
            .segments
            .iter()
            .map(|s| s.ident.to_string())
            .collect();
        if let Some(found) = self.in_scope(&mut names, &expr.path) {
            return found;
        }
        if let Some(sig) = crate::known::by_path(&self.qualified, &names).cloned() {
            return self.instance(&sig, Some(&expr.path));
        }
        if arity.is_none()
            && let Some((whole, _)) = self.variant_type(&expr.path, false)
        {
            return whole;
        }
        if let Some(found) = self.declared(&names, &expr.path) {
            return found;
        }
        if arity.is_none() && matches!(&names[..], [name] if self.units.contains(name)) {
            return self.construct(&expr.path, &Default::default());
        }
        self.std_path(&names, &expr.path, arity)
            .or_else(|| self.conversion(&expr.path, arity))
            .unwrap_or_else(|| self.unknown(&names))
    }

    /// `<Type as Trait>::function` of a trait in sight.
    fn of_trait(&mut self, of: &str, path: &ExprPath, arity: Option<usize>) -> Id {
        let (Some(qself), Some(last)) = (&path.qself, path.path.segments.last()) else {
            return self.s.u.open();
        };
        let this = convert::ty(&mut self.s.u, &self.params, &qself.ty);
        let name = last.ident.to_string();
        let found = match self.is_param(this) {
            true => self.associated(this, &name, arity),
            false => self.trait_function(of, &name, this),
        };
        found.unwrap_or_else(|| self.s.u.open())
    }

    /// A name of the function's own; an import is replaced by what it stands for.
    fn in_scope(&mut self, names: &mut Vec<String>, path: &Path) -> Option<Id> {
        match self.scope.get(names.first()?).cloned() {
            Some(Binding::Value(id)) if names.len() == 1 => Some(id),
            Some(Binding::Function(sig)) if names.len() == 1 => {
                Some(self.instance(&sig, Some(path)))
            }
            Some(Binding::Import(path)) => {
                names.splice(..1, path.iter().cloned());
                None
            }
            _ => {
                let own = names.len() == 2 && names[0] == "Self" && self.sig.ident == names[1];
                own.then(|| self.instance(&self.sig.clone(), Some(path)))
            }
        }
    }

    /// A function's type, with fresh variables for the type parameters of which its path says nothing.
    pub fn instance(&mut self, sig: &Rc<Signature>, path: Option<&Path>) -> Id {
        let u = &mut self.s.u;
        let types = convert::instance(u, &sig.generics);
        if let Some(path) = path {
            convert::said(u, (&types, &sig.generics), &self.params, path);
        }
        let mut params = Vec::new();
        for input in &sig.inputs {
            params.push(match input {
                // A method is no function by its own name.
                FnArg::Receiver(_) => u.open(),
                FnArg::Typed(input) => convert::ty(u, &types, &input.ty),
            });
        }
        let ret = convert::output(u, &types, &sig.output);
        u.function(params, ret)
    }

    /// A constant or a function that the macro does not see. All uses of a constant have one type.
    fn unknown(&mut self, names: &[String]) -> Id {
        match names {
            [.., name] if is_float_const(name) => self.s.u.var(Kind::Float, true),
            [.., name] if is_screaming(name) => {
                let u = &mut self.s.u;
                *self
                    .constants
                    .entry(names.join("::"))
                    .or_insert_with(|| u.open())
            }
            _ => self.s.u.open(),
        }
    }

    fn std_path(&mut self, names: &[String], path: &Path, arity: Option<usize>) -> Option<Id> {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let names = match &names[..] {
            ["std" | "core" | "alloc", rest @ ..] if !rest.is_empty() => rest,
            all => all,
        };
        // A module of the user's may be called like one of ours: what the call then returns is not what is asserted.
        let ours = crate::implicit::signature(names);
        if let Some(ours) = ours.filter(|ours| arity == Some(ours.inputs.len())) {
            return Some(self.instance(&Rc::new(ours), None));
        }
        match *names {
            ["None"] | ["Option", "None"] | ["option", "Option", "None"] => {
                let of = self.s.u.fresh();
                Some(self.s.u.add(Node::Option(of)))
            }
            ["Some"] | ["Option", "Some"] | ["option", "Option", "Some"] => {
                Some(self.constructor(Node::Option))
            }
            ["Ok"] | ["Result", "Ok"] | ["result", "Result", "Ok"] => {
                let err = self.s.u.fresh();
                Some(self.constructor(|ok| Node::Result(ok, err)))
            }
            ["Err"] | ["Result", "Err"] | ["result", "Result", "Err"] => {
                let ok = self.s.u.fresh();
                Some(self.constructor(|err| Node::Result(ok, err)))
            }
            [.., "Ordering", "Less" | "Equal" | "Greater"] => Some(self.s.u.add(Node::Ordering)),
            [prim @ ("f64" | "f32"), "consts", _] => Some(self.s.u.add(convert::primitive(prim)?)),
            ["consts", name] if is_float_const(name) => Some(self.s.u.var(Kind::Float, true)),
            ["primitive", prim, name] | [prim, name] if convert::primitive(prim).is_some() => {
                let this = self.s.u.add(convert::primitive(prim)?);
                self.associated(this, name, arity)
            }
            [param, name] if self.params.0.contains_key(param) => {
                let this = self.params.0[param];
                self.associated(this, name, arity)
            }
            ["libm", name] => libm::function(&mut self.s.u, name),
            [.., "Vec", name] => Some(self.list(path, ("Vec", Node::Vec), name, arity)),
            [.., "VecDeque", name] if !crate::generics::is_declared("VecDeque") => {
                Some(self.list(path, ("VecDeque", Node::Queue), name, arity))
            }
            ["cast"] if arity == Some(1) && self.unwrapped => Some(self.generic(|i, t| {
                let from = i.s.u.fresh();
                (vec![from], i.s.u.add(Node::Option(t)))
            })),
            [.., "stop_gradient"] => Some(self.generic(|_, t| (vec![t], t))),
            ["array", "from_fn"] => Some(self.array_from_fn(path)),
            [module, name] => self
                .std_function(module, name)
                .or_else(|| self.by_trait(module, name, arity)),
            [.., module, name] => self.by_trait(module, name, arity),
            _ => None,
        }
    }

    fn constructor(&mut self, wrap: impl FnOnce(Id) -> Node) -> Id {
        let of = self.s.u.fresh();
        let whole = self.s.u.add(wrap(of));
        self.s.u.function(vec![of], whole)
    }

    /// A function of one type parameter: its parameters and result.
    fn generic(&mut self, make: impl FnOnce(&mut Self, Id) -> (Vec<Id>, Id)) -> Id {
        let t = self.s.u.fresh();
        let (params, ret) = make(self, t);
        self.s.u.function(params, ret)
    }

    /// `array::from_fn::<f64, 3, _>`.
    fn array_from_fn(&mut self, path: &Path) -> Id {
        let args = match path.segments.last().map(|segment| &segment.arguments) {
            Some(PathArguments::AngleBracketed(args)) => args.args.iter().collect(),
            _ => vec![],
        };
        let (of, len) = (args.first(), args.get(1));
        let of = match of {
            Some(GenericArgument::Type(of)) => convert::ty(&mut self.s.u, &self.params, of),
            _ => self.s.u.fresh(),
        };
        let len = match len.and_then(|len| syn::parse2(len.to_token_stream()).ok()) {
            Some(len) => self.params.length(&mut self.s.u, &len),
            None => self.s.u.fresh(),
        };
        let usize = self.s.u.usize();
        let f = self.s.u.function(vec![usize], of);
        let array = self.s.u.add(Node::Array(of, len));
        self.s.u.function(vec![f], array)
    }

    fn std_function(&mut self, module: &str, name: &str) -> Option<Id> {
        Some(match (module, name) {
            ("mem", "swap") => self.generic(|i, t| {
                let (a, b) = (i.s.u.reference(true, t), i.s.u.reference(true, t));
                (vec![a, b], i.s.u.add(Node::Unit))
            }),
            ("mem", "replace") => self.generic(|i, t| (vec![i.s.u.reference(true, t), t], t)),
            ("mem", "take") => self.generic(|i, t| (vec![i.s.u.reference(true, t)], t)),
            ("mem", "drop") => self.generic(|i, t| (vec![t], i.s.u.add(Node::Unit))),
            ("cmp", "max" | "min") => self.generic(|_, t| (vec![t, t], t)),
            ("convert", "identity") | ("hint", "black_box") => self.generic(|_, t| (vec![t], t)),
            ("process", "exit") => {
                let (code, never) = (self.s.u.add(Node::Int(Int::I32)), self.s.u.add(Node::Never));
                self.s.u.function(vec![code], never)
            }
            ("iter", _) => self.iter_function(name)?,
            _ => return None,
        })
    }

    fn iter_function(&mut self, name: &str) -> Option<Id> {
        Some(match name {
            "repeat" | "once" => self.generic(|i, t| (vec![t], i.s.u.add(Node::Iter(t)))),
            "repeat_n" => self.generic(|i, t| (vec![t, i.s.u.usize()], i.s.u.add(Node::Iter(t)))),
            "empty" => self.generic(|i, t| (vec![], i.s.u.add(Node::Iter(t)))),
            "repeat_with" => {
                self.generic(|i, t| (vec![i.s.u.function(vec![], t)], i.s.u.add(Node::Iter(t))))
            }
            "from_fn" => self.generic(|i, t| {
                let option = i.s.u.add(Node::Option(t));
                (
                    vec![i.s.u.function(vec![], option)],
                    i.s.u.add(Node::Iter(t)),
                )
            }),
            "successors" => self.generic(|i, t| {
                let (option, reference) = (i.s.u.add(Node::Option(t)), i.s.u.reference(false, t));
                (
                    vec![option, i.s.u.function(vec![reference], option)],
                    i.s.u.add(Node::Iter(t)),
                )
            }),
            "zip" => {
                let (p, q) = (self.s.u.fresh(), self.s.u.fresh());
                let (a, b) = (self.s.u.fresh(), self.s.u.fresh());
                self.s.require(Constraint::Items { of: p, item: a });
                self.s.require(Constraint::Items { of: q, item: b });
                let pair = self.s.u.tuple(&[a, b]);
                let iter = self.s.u.add(Node::Iter(pair));
                self.s.u.function(vec![p, q], iter)
            }
            _ => return None,
        })
    }

    /// `Vec::new`, `VecDeque::new` and their like; methods called through the type.
    fn list(
        &mut self,
        path: &Path,
        (owner, node): (&str, fn(Id) -> Node),
        name: &str,
        arity: Option<usize>,
    ) -> Id {
        let segment = path.segments.iter().find(|segment| segment.ident == owner);
        let arg = segment.and_then(|segment| convert::arguments(&segment.arguments).next());
        let of = match arg {
            Some(arg) => convert::ty(&mut self.s.u, &self.params, arg),
            None => self.s.u.fresh(),
        };
        let list = self.s.u.add(node(of));
        let params = match name {
            "new" | "default" => vec![],
            "with_capacity" => vec![self.s.u.usize()],
            "from" | "from_iter" => {
                let (source, item) = (self.s.u.fresh(), self.s.u.fresh());
                self.s.require(Constraint::Items { of: source, item });
                if name == "from" {
                    self.s.require(Constraint::Same { l: item, r: of });
                } else {
                    self.s.u.unify(item, of);
                }
                vec![source]
            }
            _ => {
                let receiver = self.s.u.fresh();
                return self.method_path(receiver, name, arity.unwrap_or(1));
            }
        };
        self.s.u.function(params, list)
    }

    /// `Float::sin`, `Ord::max`: methods called through their trait.
    fn by_trait(&mut self, name: &str, method: &str, arity: Option<usize>) -> Option<Id> {
        let float = matches!(
            name,
            "Float" | "Real" | "FloatCore" | "Signed" | "FloatConst"
        );
        let other = matches!(
            name,
            "Ord"
                | "PartialOrd"
                | "PartialEq"
                | "Clone"
                | "Iterator"
                | "IntoIterator"
                | "Option"
                | "Result"
        );
        let operator = matches!(name, "Add" | "Sub" | "Mul" | "Div" | "Rem" | "Neg");
        let converts = matches!(name, "NumCast" | "FromPrimitive") && is_conversion(method);
        if converts || method == "cast" && name == "num_traits" && self.unwrapped {
            return Some(self.generic(|i, t| {
                let from = i.converted(method);
                (vec![from], i.s.u.add(Node::Option(t)))
            }));
        }
        let constants = float || matches!(name, "Zero" | "One" | "Bounded");
        if constants && arity == Some(0) {
            let ret = self.s.u.var(Kind::Float, true);
            if let Some(param) = self.only_number() {
                let param = convert::float(&mut self.s.u, &param);
                self.s.neutral.push((ret, param));
            }
            return Some(self.s.u.function(vec![], ret));
        }
        if !(other || operator || float && methods::is_float_method(method)) {
            return None;
        }
        let receiver = self.s.u.fresh();
        let arity = arity.or_else(|| methods::number_arity(method)).unwrap_or(1);
        Some(self.method_path(receiver, method, arity))
    }

    /// The one type parameter that stands for numbers, where the signature names no float type.
    fn only_number(&self) -> Option<String> {
        let names = |float| super::mentions(self.sig.to_token_stream(), float);
        let floats = crate::generics::floats(&self.sig.generics);
        match &floats[..] {
            [only] if !names("f64") && !names("f32") => Some(only.to_string()),
            _ => None,
        }
    }

    /// `T::name` of a type that is known: an associated constant, a constructor or a method.
    fn associated(&mut self, this: Id, name: &str, arity: Option<usize>) -> Option<Id> {
        if is_screaming(name) {
            return Some(self.constant(this, name));
        }
        let (params, ret) = match name {
            "from" if !self.is_param(this) => (vec![self.s.u.fresh()], this),
            name if self.is_param(this) && is_conversion(name) => {
                let optional = self.unwrapped || self.converts_to_option(this, name);
                let out = match optional {
                    true => self.s.u.add(Node::Option(this)),
                    false => this,
                };
                (vec![self.converted(name)], out)
            }
            "default" => (vec![], this),
            "try_from" | "from_str_radix" if self.is_param(this) => return None,
            _ if arity == Some(0) => (vec![], this),
            "from_bits" => (vec![self.bits(this)], this),
            "try_from" | "from_str_radix" => {
                let err = self.s.u.open();
                let params = (0..arity.unwrap_or(1)).map(|_| self.s.u.fresh()).collect();
                (params, self.s.u.add(Node::Result(this, err)))
            }
            _ => {
                let known = methods::number_arity(name)?;
                let arity = arity.unwrap_or(known);
                let borrowed = matches!(
                    name,
                    "total_cmp" | "partial_cmp" | "cmp" | "eq" | "ne" | "clone"
                );
                let receiver = if borrowed {
                    self.s.u.reference(false, this)
                } else {
                    this
                };
                return Some(self.method_path(receiver, name, arity));
            }
        };
        Some(self.s.u.function(params, ret))
    }

    /// Whether `T::from` is that of `num_traits`, by the bounds of `T`.
    fn converts_to_option(&self, this: Id, name: &str) -> bool {
        let Node::Named(named) = self.s.u.get(this) else {
            return false;
        };
        let Ok(param) = syn::parse2::<syn::Ident>(named.tokens.0.clone()) else {
            return false;
        };
        let bounds = self.foreign.get(&param.to_string());
        let has = |bound: &str| bounds.is_some_and(|bounds| bounds.contains(bound));
        match name {
            "from" => has("Float") || has("NumCast") || !has("From"),
            _ => has("FromPrimitive"),
        }
    }

    /// What a conversion is from: `from_usize` says it.
    fn converted(&mut self, name: &str) -> Id {
        let of = name.strip_prefix("from_").and_then(convert::primitive);
        match of {
            Some(of) => self.s.u.add(of),
            None => self.s.u.fresh(),
        }
    }

    pub fn is_param(&self, this: Id) -> bool {
        matches!(self.s.u.get(this), Node::Named(named) if named.param)
    }

    fn constant(&mut self, this: Id, name: &str) -> Id {
        match name {
            "MANTISSA_DIGITS" | "DIGITS" | "RADIX" | "BITS" => self.s.u.add(Node::Int(Int::U32)),
            "MIN_EXP" | "MAX_EXP" | "MIN_10_EXP" | "MAX_10_EXP" => {
                self.s.u.add(Node::Int(Int::I32))
            }
            _ => match self.s.u.get(this) {
                Node::Named(named) => self.constant_of(this, &named, name),
                _ => this,
            },
        }
    }

    /// As a trait in sight declares it; of a float, most likely a float of that type. (Emitted code asserts it.)
    fn constant_of(&mut self, this: Id, named: &Named, name: &str) -> Id {
        let key = (named.key.to_string(), name.to_owned());
        if let Some(ty) = self.associated.get(&key).cloned() {
            return convert::ty(&mut self.s.u, &self.params, &ty);
        }
        let constant = self.s.u.open();
        if named.param {
            self.s.neutral.push((constant, this));
        }
        constant
    }

    fn bits(&mut self, this: Id) -> Id {
        let int = if matches!(self.s.u.get(this), Node::F32) {
            Int::U32
        } else {
            Int::U64
        };
        self.s.u.add(Node::Int(int))
    }

    /// A method as a function whose first parameter is the receiver.
    fn method_path(&mut self, receiver: Id, name: &str, arity: usize) -> Id {
        let borrowed = matches!(self.s.u.get(receiver), Node::Ref(..));
        let args: Vec<Id> = (1..arity)
            .map(|_| {
                let arg = self.s.u.fresh();
                if borrowed {
                    self.s.u.reference(false, arg)
                } else {
                    arg
                }
            })
            .collect();
        let out = self.s.u.fresh();
        let mut params = vec![receiver];
        params.extend(&args);
        self.s.require(Constraint::Method(Rc::new(MethodCall {
            receiver,
            name: name.into(),
            turbofish: Vec::new(),
            args: args.into(),
            out,
        })));
        self.s.u.function(params, out)
    }
}

/// The trait of `<Type as Trait>::function`.
pub fn trait_named(path: &ExprPath) -> Option<String> {
    let position = path.qself.as_ref()?.position;
    let last = path.path.segments.iter().take(position).next_back()?;
    Some(last.ident.to_string())
}

/// The name of a constant.
fn is_screaming(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// `T::from`, `T::from_f64`, `T::from_usize`, ..
fn is_conversion(name: &str) -> bool {
    let of = name.strip_prefix("from_");
    name == "from" || of.and_then(convert::primitive).is_some()
}
