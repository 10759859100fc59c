//! Method calls, by the kind of the receiver.

use quote::{ToTokens, quote};
use syn::{Expr, ExprMethodCall, ReceiverKind};

use super::calls::{CHANGED, CHANGED_HELP};
use super::data::reads;
use super::results::Wrapped;
use super::seq::Seq;
use super::value::Value;
use super::{Lower, source, template};
use crate::ir::*;
use crate::rules::names;
use crate::types::{TraitFunction, Ty};

impl<'a> Lower<'a> {
    pub fn method_call(&mut self, expr: &'a Expr, node: &'a ExprMethodCall) -> Value<'a> {
        if (node.method == "unwrap" || node.method == "expect")
            && self.may_unwrap_element(&node.receiver)
            && let Some(value) = self.unwrap_element(&node.receiver)
        {
            return value;
        }
        if let Some(name) = self.state_behind(node) {
            let help = "pass the state as a parameter, and leave that out: `#[grad(wrt(..))]`";
            return self.refuse(
                &node.receiver,
                &format!("through `{name}`, which holds a state"),
                help,
            );
        }
        if let Some(of) = self.taken_before(node) {
            let name = &node.method;
            let what = format!(
                "this `{name}`: that of `{of}` goes before the others, which borrow more of `self`"
            );
            let help = "call the one that is meant by its path, or give one of them another name";
            return self.refuse(name, &what, help);
        }
        if node.args.iter().any(|arg| matches!(arg, Expr::Closure(_))) {
            self.look_into(&node.receiver);
        }
        let receiver = self.located(&node.receiver);
        if !self.live() {
            return Value::Never;
        }
        self.at(&node.method);
        self.method_on(expr, node, receiver)
    }

    /// The trait whose method rustc calls, where another one would be found.
    fn taken_before(&self, node: &ExprMethodCall) -> Option<&str> {
        let (name, of) = (node.method.to_string(), self.ty(&node.receiver));
        let is_float = of.strip_refs().scalar().is_some_and(|ty| ty.is_float());
        // Those of floats take them by value themselves.
        let inherent = names::method(&name, node.args.len() + 1).is_some();
        if is_float && inherent && !names::is_operator(&name) {
            return None;
        }
        let function = self.types.foremost(&name, &of)?;
        Some(&function.of)
    }

    /// A static or a thread-local that such a method reads or changes.
    fn state_behind(&self, node: &ExprMethodCall) -> Option<String> {
        const METHODS: &[&str] = &[
            "borrow",
            "borrow_mut",
            "compare_exchange",
            "fetch_add",
            "fetch_max",
            "fetch_sub",
            "get",
            "load",
            "lock",
            "read",
            "replace",
            "set",
            "store",
            "swap",
            "take",
            "update",
            "with",
            "with_borrow",
            "with_borrow_mut",
            "write",
        ];
        let Expr::Path(path) = super::control::strip_parens(&node.receiver) else {
            return None;
        };
        let last = path.path.segments.last()?.ident.to_string();
        let is_static =
            last.chars().all(|c| !c.is_lowercase()) && self.path_var(&path.path).is_none();
        let unknown = matches!(self.ty(&node.receiver), Ty::Unknown);
        (is_static && unknown && METHODS.contains(&node.method.to_string().as_str()))
            .then_some(last)
    }

    fn may_unwrap_element(&self, receiver: &Expr) -> bool {
        let Expr::MethodCall(inner) = super::control::strip_parens(receiver) else {
            return false;
        };
        let name = inner.method.to_string();
        match name.as_str() {
            "copied" | "cloned" => self.may_unwrap_element(&inner.receiver),
            "pop" | "pop_back" | "pop_front" => true,
            "first" | "last" | "first_mut" | "last_mut" => true,
            "front" | "back" | "front_mut" | "back_mut" => true,
            "get" | "get_mut" => true,
            _ => false,
        }
    }

    fn method_on(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        receiver: Value<'a>,
    ) -> Value<'a> {
        if self.looks_at_unknown(node, &receiver) {
            return self.refuse_unknown(node);
        }
        if node.method == "into" && node.args.is_empty() && self.is_converted(expr, &receiver) {
            return self.call_of_into(expr, node, receiver);
        }
        match receiver {
            Value::Never | Value::Poison => receiver,
            Value::Owned { ref place, .. } | Value::Ref { ref place, .. }
                if node.method == "as_ref" && node.args.is_empty() && self.is_boxed(place) =>
            {
                Value::Ref {
                    place: place.clone(),
                    mutable: false,
                }
            }
            Value::Seq(seq) => match (&*seq, node.args.first()) {
                (Seq::Range { lo, hi, inclusive }, Some(x)) if node.method == "contains" => {
                    self.range_contains(*lo, *hi, *inclusive, x)
                }
                _ => self.seq_method(expr, node, seq),
            },
            Value::Iter { seq, at, back } => self.cursor_method(expr, node, seq, [at, back]),
            Value::Tuple(parts) if super::seq::is_list(&parts) => {
                self.list_method(expr, node, parts)
            }
            Value::Opt { some, payload } => {
                let of = Wrapped {
                    some,
                    payload: *payload,
                    error: None,
                };
                self.option_method(expr, node, of)
            }
            Value::Res { ok, payload, error } => {
                let of = Wrapped {
                    some: ok,
                    payload: *payload,
                    error: Some(error),
                };
                self.option_method(expr, node, of)
            }
            Value::Borrowed(inner) => self.method_on(expr, node, *inner),
            Value::Scalar(v) => self.scalar_method(expr, node, v),
            Value::Owned { ref place, .. } | Value::Ref { ref place, .. } => {
                match self.place_type(place) {
                    Mem::Scalar(_) => {
                        let v = self.scalar(receiver);
                        self.scalar_method(expr, node, v)
                    }
                    Mem::Tuple(_) => match node.method.to_string().as_str() {
                        "clone" | "to_owned" => self.read(&place.clone()),
                        _ => match self.method_of_memory(expr, node, place.clone()) {
                            Some(value) => value,
                            None => self.unknown_method(node, "a tuple"),
                        },
                    },
                    Mem::Struct(of) if of.is_option() && node.method == "as_mut" => {
                        let place = place.clone();
                        self.changed_in_place(Value::Ref {
                            place,
                            mutable: true,
                        })
                    }
                    Mem::Struct(of) if of.is_option() => {
                        let option = self.taken_out(receiver);
                        self.method_on(expr, node, option)
                    }
                    Mem::Struct(_) | Mem::Unknown(_) => {
                        self.user_method(expr, node, receiver, false)
                    }
                    _ => self.memory_method(expr, node, receiver),
                }
            }
            Value::Tuple(_) | Value::Unit if node.method == "clone" => receiver,
            Value::Tuple(_) if self.has_trait_method(node) => match self.contents(&receiver) {
                Some((ty, elem)) => {
                    let init = match elem {
                        Elem::Init(init) => *init,
                        elem => Init::Elems(vec![elem]),
                    };
                    let lent = Place::root(self.alloc("lent", ty, init));
                    let value = self.method_of_memory(expr, node, lent);
                    value.unwrap_or(Value::Poison)
                }
                None => self.unknown_method(node, "this value"),
            },
            Value::Closure(_) => self.unknown_method(node, "a closure"),
            _ => self.unknown_method(node, "this value"),
        }
    }

    pub fn unknown_method(&mut self, node: &'a ExprMethodCall, what: &str) -> Value<'a> {
        let name = node.method.to_string();
        let help = "write it with the methods and operators that it knows, or in a function annotated with `#[grad]`";
        self.refuse(
            &node.method,
            &format!("the method `{name}` of {what}"),
            help,
        )
    }

    fn scalar_method(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, v: ValId) -> Value<'a> {
        let name = node.method.to_string();
        let of = self.ty(&node.receiver);
        let consumed = self.types.is_consumed(of.strip_refs());
        let info = &mut self.func.vals[v.0 as usize];
        info.fixed |= of.strip_refs().is_data();
        info.consumed |= consumed;
        match (name.as_str(), node.args.len()) {
            ("clone" | "to_owned", 0) if consumed => {
                let cloned = vec![Piece::Arg(0), Piece::Tokens(quote!(.clone()))];
                let cloned = Pure::Expr(Template(cloned));
                return Value::Scalar(self.pure(cloned, vec![v], Scalar::Other));
            }
            ("borrow" | "as_ref", 0) if self.func.ty(v) == Scalar::Other => {}
            ("to_owned", 0) if *of.strip_refs() == Ty::Str => {}
            ("clone" | "to_owned" | "borrow" | "as_ref", 0) => return Value::Scalar(v),
            ("into", 0) => return self.convert(expr, v),
            ("to_f64" | "to_f32", 0) => return self.widened(node, v),
            _ => {}
        }
        match self.func.ty(v) {
            ty if ty.is_float() => self.float_method(expr, node, &name, v),
            Scalar::Int(_) => self.int_method(expr, node, v),
            Scalar::Bool => self.bool_method(node, &name, v),
            _ => {
                let ty = self.ty(&node.receiver);
                match self.structural(Value::Scalar(v), ty.strip_refs()) {
                    Value::Scalar(v) if *ty.strip_refs() == Ty::Ordering && name == "then_with" => {
                        self.then_with(node, v)
                    }
                    Value::Scalar(v) if name == "parse" => {
                        let value = self.opaque_method(expr, node, v);
                        let ty = self.ty(expr);
                        self.read_from_text(value, &ty)
                    }
                    Value::Scalar(v) => match self.items_of_data(expr, node, v) {
                        Some(value) => value,
                        None => self.opaque_method(expr, node, v),
                    },
                    option => self.method_on(expr, node, option),
                }
            }
        }
    }

    /// The bits of a number: what is made of them carries no derivative.
    pub fn refuse_bits(&mut self, tokens: &impl ToTokens, name: &str) -> Value<'a> {
        let help = "use the methods of floats; bits carry no derivative: `stop_gradient(x)` says so where that is meant";
        self.refuse(
            tokens,
            &format!("`{name}`: its derivative would be lost"),
            help,
        )
    }

    // ---- floats ---------------------------------------------------------------------------------

    fn float_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        name: &str,
        v: ValId,
    ) -> Value<'a> {
        if name == "sin_cos" && node.args.is_empty() {
            let (sin, cos) = (self.math("sin", vec![v]), self.math("cos", vec![v]));
            return Value::Tuple(vec![Value::Scalar(sin), Value::Scalar(cos)]);
        }
        if names::BITS.contains(&name) {
            return self.refuse_bits(&node.method, name);
        }
        let own = names::is_operator(name)
            .then(|| self.types.method_of_a_trait(name))
            .flatten();
        if let Some(function) = own {
            return self.method_of_trait(expr, node, v, function);
        }
        if let Some(rule) = names::method(name, node.args.len() + 1) {
            let mut args = vec![v];
            args.extend(node.args.iter().map(|arg| self.argument(arg)));
            let written = self.written_method(node, v);
            return self.rule_call(rule, written, args, &node.method);
        }
        if let Some(predicate) = names::predicate(name).filter(|p| p.args == node.args.len() + 1) {
            let mut args = vec![v];
            args.extend(node.args.iter().map(|arg| self.argument(arg)));
            let ty = predicate.result.scalar(self.func.ty(v));
            let template = by_reference(&node.method, args.len());
            return Value::Scalar(self.pure(Pure::Expr(template), args, ty));
        }
        if let Some(function) = self.types.method_of_a_trait(name) {
            return self.method_of_trait(expr, node, v, function);
        }
        let near = crate::suggest::nearest(name, names::method_names());
        let what = format!("the method `{name}` of floats");
        match near {
            Some(near) => self.refuse(
                &node.method,
                &what,
                &format!("there is a method with a similar name: `{near}`"),
            ),
            None => {
                let help =
                    "write it with the methods of `f64`, or as a function annotated with `#[grad]`";
                self.refuse(&node.method, &what, help)
            }
        }
    }

    /// A method that a trait of the user's gives to floats. Its companions take the receiver by reference.
    fn method_of_trait(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        v: ValId,
        function: &TraitFunction,
    ) -> Value<'a> {
        if !function.annotated {
            let of = &function.of;
            let what = format!("a method of `{of}`: the trait is not annotated");
            let help = format!("put `#[grad]` on `trait {of}` and on its implementations");
            return self.refuse(&node.method, &what, &help);
        }
        let ty = self.func.ty(v);
        let lent = self.alloc("lent", Mem::Scalar(ty), Init::Elems(vec![Elem::Val(v)]));
        self.open_method(expr, node, Place::root(lent))
    }

    /// Whether an annotated trait in sight has such a method.
    fn has_trait_method(&self, node: &ExprMethodCall) -> bool {
        let function = self.types.method_of_a_trait(&node.method.to_string());
        function.is_some_and(|function| function.annotated)
    }

    /// The same on an array, a `Vec` or a tuple; `None` if no trait in sight has such a method.
    pub fn method_of_memory(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        place: Place,
    ) -> Option<Value<'a>> {
        let function = self.types.method_of_a_trait(&node.method.to_string())?;
        if !function.annotated || matches!(self.place_type(&place), Mem::Slice(_)) {
            return None;
        }
        let receiver = function.sig.receiver()?;
        if let ReceiverKind::Reference(_, _, Some(_)) = &receiver.kind {
            return Some(self.refuse(&node.method, CHANGED, CHANGED_HELP));
        }
        Some(self.open_method(expr, node, place))
    }

    fn open_method(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, place: Place) -> Value<'a> {
        self.method_with(expr, node, CallArg::Ref(place), true)
    }

    /// The call of a user's method with this receiver; `open`: see [`Call::open`].
    fn method_with(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        receiver: CallArg,
        open: bool,
    ) -> Value<'a> {
        let mut args = vec![receiver];
        for arg in &node.args {
            args.extend(self.call_arg(arg));
        }
        if !self.live() {
            return Value::Never;
        }
        if args.len() <= node.args.len() {
            return Value::Poison;
        }
        let ty = self.ty(expr);
        let callee = Callee::Method {
            name: node.method.clone(),
            turbofish: node.turbofish.to_token_stream(),
        };
        self.emit_call_as(callee, args, Some(ty), open, &node.method)
    }

    /// A scalar argument.
    pub fn argument(&mut self, arg: &'a Expr) -> ValId {
        let value = self.expr(arg);
        let value = self.strip(value);
        match value {
            Value::Scalar(_) | Value::Never | Value::Poison => self.scalar(value),
            _ => {
                self.refuse(arg, "this argument: it is not a number", "pass a number");
                self.new_val(Scalar::Other)
            }
        }
    }

    /// A rule of the table applied to arguments in its order.
    pub fn rule_call(
        &mut self,
        rule: &'static crate::rules::Rule,
        path: Option<Template>,
        args: Vec<ValId>,
        tokens: impl ToTokens,
    ) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let kinds = || rule.params.iter().zip(&args);
        let mut float = None;
        for (kind, arg) in kinds() {
            let ty = self.func.ty(*arg);
            let fits = match kind {
                crate::rules::Kind::Float => ty.is_float() && *float.get_or_insert(ty) == ty,
                crate::rules::Kind::Int => ty.is_int(),
            };
            if !fits && !self.errors.is_empty() {
                return Value::Poison;
            }
            if !fits {
                let help = "annotate the arguments, or give literals a suffix such as `_f64`";
                let what = format!(
                    "`{}` of these arguments: their types are not known to be what it takes",
                    rule.name
                );
                return self.refuse(tokens, &what, help);
            }
        }
        let ty = float.unwrap_or(Scalar::F64);
        Value::Scalar(self.op(OpKind::Math(Math { rule, path }, args), ty))
    }

    /// `.into()`, `f64::from(v)`: a conversion that loses nothing.
    pub fn convert(&mut self, expr: &'a Expr, v: ValId) -> Value<'a> {
        match self.ty(expr).scalar() {
            Some(to) => self.convert_to(expr, v, to),
            None => self.refuse(
                expr,
                "this conversion: the type it makes is not known",
                "write `as f64` or `f64::from(..)`",
            ),
        }
    }

    pub fn convert_to(&mut self, expr: &'a Expr, v: ValId, to: Scalar) -> Value<'a> {
        let from = self.func.ty(v);
        match (from, to) {
            (from, to) if from == to => Value::Scalar(v),
            (from, to) if from.is_float() && to.is_float() => {
                let math = Math {
                    rule: crate::rules::rule("cast"),
                    path: None,
                };
                Value::Scalar(self.op(OpKind::Math(math, vec![v]), to))
            }
            (Scalar::Other, _) | (_, Scalar::Other) => {
                let help = "write the conversion with `as`";
                self.refuse(expr, "this conversion", help)
            }
            // `as` makes no float of a `bool`.
            (Scalar::Bool, to) if to.is_float() => {
                let number = self.pure(Pure::Cast, vec![v], Scalar::Int(Int::U8));
                Value::Scalar(self.pure(Pure::Cast, vec![number], to))
            }
            _ => Value::Scalar(self.pure(Pure::Cast, vec![v], to)),
        }
    }

    // ---- orders, bools and unknown data -----------------------------------------------------------------

    /// `order.then_with(|| ..)`.
    fn then_with(&mut self, node: &'a ExprMethodCall, order: ValId) -> Value<'a> {
        let Some(f) = self.callee_with(&node.args[0], Ty::Ordering) else {
            return Value::Poison;
        };
        let equal = template::method(quote!(is_eq), 1);
        let equal = self.pure(Pure::Expr(equal), vec![order], Scalar::Bool);
        self.branch(
            equal,
            |this| this.apply(&f, Vec::new()),
            |_| Value::Scalar(order),
        )
    }

    fn bool_method(&mut self, node: &'a ExprMethodCall, name: &str, v: ValId) -> Value<'a> {
        match (name, node.args.first()) {
            ("not", None) => Value::Scalar(self.not(v)),
            ("then_some", Some(value)) => {
                let value = self.expr(value);
                let value = self.own(value, "value");
                Value::Opt {
                    some: v,
                    payload: Box::new(value),
                }
            }
            ("then", Some(f)) => {
                let Some(f) = self.callee(f) else {
                    return Value::Poison;
                };
                let payload = self.branch(v, |this| this.apply(&f, Vec::new()), |_| Value::Unset);
                Value::Opt {
                    some: v,
                    payload: Box::new(payload),
                }
            }
            _ => self.unknown_method(node, "`bool`"),
        }
    }

    /// Whether a method of a plain enum computes with numbers: it has companions, or gives more than a number.
    fn is_of_user(&self, expr: &Expr, node: &ExprMethodCall) -> bool {
        let Ty::Named(of) = self.ty(&node.receiver).strip_refs().clone() else {
            return false;
        };
        let simple = |ty: Ty| ty == Ty::Unit || ty.scalar().is_some();
        let active = |arg: &Expr| !super::params::is_inactive(&self.ty(arg));
        crate::generics::is_data_named(&of.0.to_string())
            && (node.args.iter().any(active) || !simple(self.ty(expr)))
    }

    fn data_method(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, v: ValId) -> Value<'a> {
        self.method_with(expr, node, CallArg::Val(v), false)
    }

    /// Whether a method is called through `&dyn Trait`, `Box<dyn Trait>` or the like.
    pub fn is_trait_object(&self, node: &ExprMethodCall) -> bool {
        let ty = match self.ty(&node.receiver).strip_refs() {
            Ty::Named(ty) => ty.0.clone(),
            Ty::Struct(record) => record.path.0.clone(),
            _ => return false,
        };
        let text = ty.to_string();
        text.split_whitespace().any(|word| word == "dyn")
    }

    pub fn refuse_on_object(&mut self, node: &'a ExprMethodCall) -> Value<'a> {
        let what = format!(
            "`{}` of a trait object: which companions it has is known at run time only",
            node.method
        );
        let help = "take `&impl Trait`, or an enum of the types that occur";
        self.refuse(&node.method, &what, help)
    }

    /// A method of data that the macro does not know: made as it is, as long as no derivative is involved.
    ///
    /// It may change what it is called on, behind `&` too (a `Cell`, a counter, a generator of random numbers): so it
    /// is made once, in its place, unless the data is known to be plain.
    pub fn opaque_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        v: ValId,
    ) -> Value<'a> {
        if self.is_of_user(expr, node) {
            return self.data_method(expr, node, v);
        }
        if self.changes_data(node) {
            return self.refuse_change(&node.method);
        }
        let mut args = vec![v];
        let mut list = Vec::new();
        for arg in &node.args {
            if !list.is_empty() {
                list.push(Piece::Tokens(quote!(,)));
            }
            if self.is_plain_tokens(arg) {
                list.push(Piece::Tokens(arg.to_token_stream()));
            } else {
                list.push(Piece::Arg(args.len()));
                args.push(self.argument(arg));
            }
        }
        if !self.live() {
            return Value::Never;
        }
        let name = &node.method;
        let mut call = vec![Piece::Tokens(quote!(. #name))];
        call.extend(self.turbofish(expr, node));
        call.push(Piece::Group(
            proc_macro2::Delimiter::Parenthesis,
            Template(list),
        ));
        let mut pieces = vec![Piece::Arg(0)];
        let lends = LENDING.contains(&name.to_string().as_str());
        let is_made_here = matches!(
            super::control::strip_parens(&node.receiver),
            Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_)
        );
        if lends && is_made_here {
            self.name_leaves(&Value::Scalar(v), "whole");
        }
        let is_plain = self.is_made_of_plain_data(&node.receiver);
        let mut is_effect = false;
        if args.len() == 1
            && !(lends && is_plain)
            && let Some((chain, of)) = self.chained(&node.receiver, v)
        {
            (pieces, args) = (chain, of);
            is_effect = true;
        }
        pieces.extend(call);
        let template = Template(pieces);
        let ty = self.ty(expr);
        let result = ty.scalar().unwrap_or(Scalar::Other);
        if !is_effect && is_plain {
            return self.opaque(expr, template, args, Some(result));
        }
        let floats = args.iter().any(|arg| self.func.ty(*arg).is_float());
        let may_return_them = self.stateful.contains(&v) && result.is_float();
        if floats && result != Scalar::Bool && self.is_trait_object(node) {
            return self.refuse_on_object(node);
        }
        if floats && result != Scalar::Bool || may_return_them {
            let help = "compute with numbers before and after, or pass what is needed as a slice";
            let name = source::of(name);
            return self.refuse(
                &node.method,
                &format!(
                    "the method `{name}`, which may keep numbers in data that it does not know"
                ),
                help,
            );
        }
        let value = |v: ValId| Arg {
            name: None,
            what: ArgKind::Val(v),
        };
        let effect = OpKind::Effect(template, args.into_iter().map(value).collect());
        self.note_list(v, &node.receiver);
        self.func.vals[v.0 as usize].changed |= self.stateful.contains(&v) && !reads(&node.method);
        if let Ty::Unit = ty {
            self.act(effect);
            return Value::Unit;
        }
        Value::Scalar(self.op(effect, result))
    }
}

impl Lower<'_> {
    /// Plain data, or an iterator over some that is made here: `text.split(',').rev()`.
    fn is_made_of_plain_data(&self, of: &Expr) -> bool {
        let made = |node: &ExprMethodCall| {
            self.types.item(of) != Ty::Unknown && self.is_made_of_plain_data(&node.receiver)
        };
        is_plain_data(self.ty(of).strip_refs())
            || matches!(super::control::strip_parens(of), Expr::MethodCall(node) if made(node))
    }

    /// What stands between a method's name and its arguments. The type of a variable does not stand beside what it holds
    /// wherever that is written.
    fn turbofish(&self, expr: &Expr, node: &ExprMethodCall) -> Vec<Piece> {
        match (&node.turbofish, self.ty(expr)) {
            (None, Ty::Vec(_)) if node.method == "collect" => vec![
                Piece::Tokens(quote!(::<)),
                Piece::Runtime,
                Piece::Tokens(quote!(::alloc::vec::Vec<_>>)),
            ],
            (None, Ty::Named(of)) if node.method == "collect" => {
                let of = &of.0;
                vec![Piece::Tokens(quote!(::<#of>))]
            }
            (turbofish, _) => vec![Piece::Tokens(turbofish.to_token_stream())],
        }
    }

    /// The call that made `v`, if that is the receiver itself and nothing happened since: `m.lock().len()` is one
    /// expression, whose parts need not live on their own.
    fn chained(&mut self, receiver: &Expr, v: ValId) -> Option<(Vec<Piece>, Vec<ValId>)> {
        if !matches!(super::control::strip_parens(receiver), Expr::MethodCall(_)) {
            return None;
        }
        let ops = &mut self.frames.last_mut()?.ops;
        let last = ops.last().filter(|op| op.results == [v])?;
        let OpKind::Effect(template, args) = &last.kind else {
            return None;
        };
        let pieces = template.0.clone();
        let args = args.iter().map(|arg| match arg.what {
            ArgKind::Val(v) if arg.name.is_none() => Some(v),
            _ => None,
        });
        let args = args.collect::<Option<Vec<_>>>()?;
        ops.pop();
        Some((pieces, args))
    }
}

/// Methods whose result borrows from what they are called on, which must then outlive the expression that makes it:
/// `match name.to_lowercase().as_str() { .. }`.
#[rustfmt::skip]
const LENDING: &[&str] = &[
    "as_bytes", "as_deref", "as_ref", "as_slice", "as_str", "borrow", "bytes", "char_indices", "chars", "deref", "first",
    "get", "iter", "last", "lines", "split", "split_at", "split_once", "split_whitespace", "strip_prefix", "strip_suffix",
    "trim", "trim_end", "trim_end_matches", "trim_matches", "trim_start", "trim_start_matches",
];

/// Data without anything inside that changes behind `&`.
pub fn is_plain_data(ty: &Ty) -> bool {
    match ty {
        Ty::Str
        | Ty::Char
        | Ty::Ordering
        | Ty::Bool
        | Ty::Int(_)
        | Ty::F64
        | Ty::F32
        | Ty::Unit => true,
        Ty::Named(name) => name.0.to_string() == "String",
        Ty::Ref { to, .. } | Ty::Option(to) | Ty::Range(to) => is_plain_data(to),
        Ty::Slice(of) | Ty::Array(of, _) | Ty::Vec(of) | Ty::Queue(of) => is_plain_data(of),
        Ty::Tuple(parts) => parts.iter().all(is_plain_data),
        _ => false,
    }
}

/// `$0.name(&$1)`: comparisons take references.
fn by_reference(name: &syn::Ident, args: usize) -> Template {
    if args == 1 {
        return template::method(name, 1);
    }
    let inner = Template(vec![Piece::Tokens(quote!(&)), Piece::Arg(1)]);
    let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, inner);
    Template(vec![Piece::Arg(0), Piece::Tokens(quote!(. #name)), group])
}
